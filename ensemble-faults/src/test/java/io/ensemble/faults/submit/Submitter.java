package io.ensemble.faults.submit;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.ensemble.faults.check.Answers;
import io.ensemble.faults.worker.Witness;
import org.awaitility.Awaitility;

/**
 * Asks for work over HTTP, comes back with the same id after every failure, and writes
 * down what it was told.
 */
public final class Submitter implements AutoCloseable {

	/** Asks for the agent instead of ordinary work. */
	public static final String AGENT = "agent";

	/** Asks for ordinary work whose result one replica of a service claims. */
	public static final String CLAIMED = "claimed";

	/** The service that claims. */
	public static final String SERVICE = "maintenance";

	private static final int AT_ONCE = 8;

	/**
	 * As many as the answers may be late by, at a pace that is to be held.
	 */
	private static final int AT_A_PACE = 64;

	private static final long SECOND = 1_000_000_000L;

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Supplier<List<URI>> addresses;

	private final Witness journal;

	private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

	private final AtomicInteger turn = new AtomicInteger();

	private final AtomicInteger failures = new AtomicInteger();

	private final Map<Integer, Integer> refusals = new ConcurrentSkipListMap<>();

	private final Latencies latencies = new Latencies();

	public Submitter(Supplier<List<URI>> addresses, Path journal) {
		this.addresses = addresses;
		this.journal = new Witness(journal);
	}

	/**
	 * Ask for ordinary work until all of it is accepted.
	 * @param prefix how the ids begin
	 * @param count how many
	 * @return completes with the last acceptance
	 */
	public CompletableFuture<Void> submit(String prefix, int count) {
		return submit(count, this.threads, (i) -> submit(prefix + "-" + i, "ok"));
	}

	/**
	 * Ask for ordinary work at an even pace, or as fast as it is accepted if that is
	 * slower.
	 * @param prefix how the ids begin
	 * @param rate how many a second
	 * @param going whether to go on
	 * @return completes with the last acceptance, with how many were accepted a second
	 */
	public CompletableFuture<Double> submit(String prefix, int rate, BooleanSupplier going) {
		long start = System.nanoTime();
		AtomicInteger next = new AtomicInteger();
		ExecutorService paced = Executors.newFixedThreadPool(AT_A_PACE);
		return submit(AT_A_PACE, paced, (thread) -> {
			while (going.getAsBoolean()) {
				int i = next.getAndIncrement();
				LockSupport.parkNanos(start + i * SECOND / rate - System.nanoTime());
				submit(prefix + "-" + i, "ok");
			}
		}).thenApply((done) -> next.get() * (double) SECOND / (System.nanoTime() - start))
			.whenComplete((pace, failure) -> paced.shutdown());
	}

	private static CompletableFuture<Void> submit(int count, ExecutorService threads, IntConsumer submission) {
		return CompletableFuture.allOf(IntStream.range(0, count)
			.mapToObj((i) -> CompletableFuture.runAsync(() -> submission.accept(i), threads))
			.toArray(CompletableFuture[]::new));
	}

	/**
	 * Ask for one piece of work until it is accepted.
	 * @param id its id
	 * @param how what is to happen
	 */
	public void submit(String id, String how) {
		if (!isAccepted(id, how)) {
			Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> isAccepted(id, how));
		}
	}

	private boolean isAccepted(String id, String how) {
		List<URI> now = this.addresses.get();
		if (now.isEmpty()) {
			return false;
		}
		int status = send(now.get(Math.floorMod(this.turn.getAndIncrement(), now.size())), id, how);
		if (status != 200 && status != 202) {
			this.failures.incrementAndGet();
			this.refusals.merge(status, 1, Integer::sum);
			return false;
		}
		this.journal.write("accepted " + id);
		return true;
	}

	/**
	 * Ask once.
	 * @param worker whom
	 * @param id the id
	 * @param how what is to happen
	 * @return the status of the answer, 0 if there was none
	 */
	public int send(URI worker, String id, String how) {
		long start = System.nanoTime();
		HttpResponse<String> answer = Answers.post(worker.resolve("/api/work"), body(id, how));
		this.latencies.add(Duration.ofNanos(System.nanoTime() - start));
		return (answer != null) ? answer.statusCode() : 0;
	}

	/**
	 * What is asked for.
	 * @param id the id
	 * @param how what is to happen
	 * @return the envelope
	 */
	public static String body(String id, String how) {
		return """
				{"requestId": "%s", "task": "%s", "context": "%s", "deadline": "PT30M", "delivery": %s}
				""".formatted(id, how.equals(AGENT) ? AGENT : "witnessed", how, delivery(how));
	}

	private static String delivery(String how) {
		String form = "{\"method\": \"%s\", \"address\": \"%s\"}";
		return how.equals(CLAIMED) ? form.formatted("BROADCAST_CLAIM", SERVICE) : form.formatted("QUEUE", "out");
	}

	/**
	 * Why requests had to be repeated.
	 * @return the statuses of the answers, 0 for none, each with how often it was given
	 */
	public Map<Integer, Integer> refusals() {
		return Map.copyOf(this.refusals);
	}

	/**
	 * How often a request had to be repeated.
	 * @return the number of failures
	 */
	public int failures() {
		return this.failures.get();
	}

	/**
	 * How long answers took.
	 * @return the times of all requests
	 */
	public Latencies latencies() {
		return this.latencies;
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
