package io.ensemble.test.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Runs the same on several threads that start as nearly at once as they can.
 */
final class Together {

	static final int THREADS = 8;

	private Together() {
	}

	static <T> List<T> run(IntFunction<T> action) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			CountDownLatch atTheLine = new CountDownLatch(THREADS);
			List<Future<T>> futures = IntStream.range(0, THREADS).mapToObj((thread) -> threads.submit(() -> {
				atTheLine.countDown();
				atTheLine.await();
				return action.apply(thread);
			})).toList();
			return List.copyOf(join(futures));
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static <T> List<T> join(List<Future<T>> futures) throws Exception {
		List<T> results = new ArrayList<>();
		for (Future<T> future : futures) {
			results.add(future.get());
		}
		return results;
	}

}
