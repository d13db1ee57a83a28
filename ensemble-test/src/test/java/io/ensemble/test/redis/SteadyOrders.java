package io.ensemble.test.redis;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.ensemble.test.http.WorkApi;

import static org.awaitility.Awaitility.await;

/**
 * Customers who order one meal after the other, each until it is accepted.
 */
final class SteadyOrders implements AutoCloseable {

	private static final int CUSTOMERS = 4;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final ExecutorService threads = Executors.newFixedThreadPool(CUSTOMERS);

	private final AtomicInteger next = new AtomicInteger();

	private final Set<String> accepted = ConcurrentHashMap.newKeySet();

	private final Queue<HttpResponse<String>> refusals = new ConcurrentLinkedQueue<>();

	private final AtomicReference<Duration> slowest = new AtomicReference<>(Duration.ZERO);

	private final WorkApi kitchen;

	private final CompletableFuture<?> customers;

	private volatile boolean ended;

	SteadyOrders(WorkApi kitchen) {
		this.kitchen = kitchen;
		this.customers = CompletableFuture
			.allOf(Stream.generate(() -> CompletableFuture.runAsync(this::order, this.threads))
				.limit(CUSTOMERS)
				.toArray(CompletableFuture[]::new));
	}

	private void order() {
		while (!this.ended) {
			String id = "order-" + this.next.incrementAndGet();
			await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> isAccepted(id));
			this.accepted.add(id);
		}
	}

	private boolean isAccepted(String id) {
		long start = System.nanoTime();
		HttpResponse<String> answer = this.kitchen.order(id, "soup");
		Duration latency = Duration.ofNanos(System.nanoTime() - start);
		this.slowest.accumulateAndGet(latency, (one, other) -> (one.compareTo(other) > 0) ? one : other);
		boolean taken = answer.statusCode() == 200 || answer.statusCode() == 202;
		if (!taken) {
			this.refusals.add(answer);
		}
		return taken;
	}

	/**
	 * What was accepted so far.
	 * @return the ids
	 */
	Set<String> accepted() {
		return this.accepted;
	}

	/**
	 * What was not accepted when it was ordered.
	 * @return the answers
	 */
	List<HttpResponse<String>> refusals() {
		return List.copyOf(this.refusals);
	}

	/**
	 * How long an answer took at most.
	 * @return the time
	 */
	Duration slowest() {
		return this.slowest.get();
	}

	/**
	 * Order nothing more, and wait until all that was ordered is accepted.
	 */
	void end() {
		this.ended = true;
		this.customers.join();
	}

	@Override
	public void close() {
		this.ended = true;
		this.threads.shutdownNow();
	}

}
