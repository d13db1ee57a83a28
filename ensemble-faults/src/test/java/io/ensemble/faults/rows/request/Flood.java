package io.ensemble.faults.rows.request;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.scene.Scene;
import io.ensemble.faults.submit.Submitter;
import io.ensemble.faults.worker.Witness;

/**
 * Asks for more work than is taken, each piece once, and looks what the store keeps
 * meanwhile.
 */
final class Flood {

	private static final int AT_ONCE = 4;

	private static final int LOOK_EVERY = 50;

	private final Set<String> accepted = ConcurrentHashMap.newKeySet();

	private final AtomicInteger refused = new AtomicInteger();

	private final Set<String> otherwise = ConcurrentHashMap.newKeySet();

	private final List<Long> kept = Collections.synchronizedList(new ArrayList<>());

	private final Scene scene;

	private final Witness journal;

	Flood(Scene scene) {
		this.scene = scene;
		this.journal = new Witness(scene.submissions());
	}

	void of(int requests) {
		ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
		try {
			CompletableFuture
				.allOf(IntStream.range(0, requests)
					.mapToObj((i) -> CompletableFuture.runAsync(() -> ask(i), threads))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		finally {
			threads.shutdown();
		}
		look();
	}

	private void ask(int number) {
		String id = "full-" + number;
		HttpResponse<String> answer = Answers.post(
				this.scene.addresses().get(number % this.scene.addresses().size()).resolve("/api/work"),
				Submitter.body(id, "ok"));
		if (answer == null) {
			this.otherwise.add("no answer");
		}
		else if (answer.statusCode() == 202) {
			this.accepted.add(id);
			this.journal.write("accepted " + id);
		}
		else if (answer.statusCode() == 503 && answer.body().contains("urn:ensemble:problem:queue-full")
				&& answer.headers().firstValueAsLong("Retry-After").orElse(0) > 0) {
			this.refused.incrementAndGet();
		}
		else {
			this.otherwise.add(answer.statusCode() + " " + answer.body());
		}
		if (number % LOOK_EVERY == 0) {
			look();
		}
	}

	private void look() {
		synchronized (this.kept) {
			this.kept.add(this.scene.server().kept());
		}
	}

	Set<String> accepted() {
		return this.accepted;
	}

	int refused() {
		return this.refused.get();
	}

	/**
	 * Answers that are neither an acceptance nor the refusal that is expected.
	 * @return statuses and bodies
	 */
	Set<String> otherwise() {
		return this.otherwise;
	}

	/**
	 * What the store kept, from the first look to the last.
	 * @return the numbers
	 */
	List<Long> kept() {
		return List.copyOf(this.kept);
	}

}
