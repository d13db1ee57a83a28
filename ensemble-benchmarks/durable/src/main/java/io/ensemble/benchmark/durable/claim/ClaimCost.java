package io.ensemble.benchmark.durable.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.ensemble.benchmark.durable.server.PostgresServer;
import io.ensemble.benchmark.durable.server.RedisServer;
import io.ensemble.benchmark.load.Envelope;
import io.ensemble.benchmark.table.Effort;
import io.ensemble.benchmark.table.Goal;
import io.ensemble.benchmark.table.Row;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;

import org.springframework.util.FileSystemUtils;

/**
 * Claims of one piece of work each, one after the other, from a queue with a thousand and
 * from one with a million waiting; the median of each. The databases do not wait for the
 * disk, which would hide what the length costs.
 */
public final class ClaimCost {

	private static final int FEW = 1_000;

	private static final int MANY = 1_000_000;

	private static final int MANY_QUICKLY = 100_000;

	private static final int CLAIMS = 300;

	private static final Duration LEASE = Duration.ofHours(1);

	private static final double NANOS_PER_MILLI = 1e6;

	private ClaimCost() {
	}

	/**
	 * Measure all stores.
	 * @param effort how much waits
	 * @return a line for each store
	 * @throws IOException if a server cannot be started
	 */
	public static List<Row> measure(Effort effort) throws IOException {
		int many = effort.equals(Effort.QUICK) ? MANY_QUICKLY : MANY;
		Path directory = Files.createTempDirectory("benchmark-h2");
		try (RedisServer redis = new RedisServer(); PostgresServer postgres = PostgresServer.inHaste()) {
			return List.of(row("Redis", many, () -> OpenStore.redis(redis.url())),
					row("H2 file", many, () -> OpenStore.h2(directory)),
					row("PostgreSQL", many, () -> OpenStore.postgres(postgres.url())));
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private static Row row(String name, int many, Supplier<OpenStore> store) {
		// The first look compiles the code that the others measure.
		claim(store, FEW);
		double few = claim(store, FEW);
		double full = claim(store, many);
		return new Row("Queue on %s: claim at %,d / at 1,000".formatted(name, many), full / few,
				Goal.atMost(2, 1.3, "x"), String.format(Locale.ROOT, "%.2f ms, %.2f ms", full, few));
	}

	private static double claim(Supplier<OpenStore> opening, int waiting) {
		try (OpenStore store = opening.get()) {
			fill(store, waiting);
			long[] nanos = new long[CLAIMS];
			for (int i = 0; i < 2 * CLAIMS; i++) {
				long start = System.nanoTime();
				store.queue().claim(1, LEASE).toCompletableFuture().join();
				nanos[i % CLAIMS] = System.nanoTime() - start;
			}
			Arrays.sort(nanos);
			return nanos[CLAIMS / 2] / NANOS_PER_MILLI;
		}
	}

	private static void fill(OpenStore store, int waiting) {
		for (Priority priority : Priority.values()) {
			WorkRequest request = WorkRequest.of("meal-" + priority, Envelope.TASK, Envelope.ORDER)
				.priority(priority)
				.build();
			store.queue()
				.enqueue(new Submission(request, WorkKey.ANYONE, Ingress.HTTP), waiting)
				.toCompletableFuture()
				.join();
		}
		store.copies().copy(waiting / Priority.values().length - 1);
		checkDepth(store, waiting);
	}

	private static void checkDepth(OpenStore store, long waiting) {
		long depth = store.queue().depth().toCompletableFuture().join();
		if (depth != waiting) {
			throw new IllegalStateException("%,d wait instead of %,d".formatted(depth, waiting));
		}
	}

}
