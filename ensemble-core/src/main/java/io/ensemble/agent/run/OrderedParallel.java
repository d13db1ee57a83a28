package io.ensemble.agent.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs jobs side by side and gives their results in the order of the jobs. The calling
 * thread takes on every job that no other thread has started, so this ends even on an
 * executor that is full of callers like it.
 */
final class OrderedParallel {

	private final Executor executor;

	OrderedParallel(Executor executor) {
		this.executor = executor;
	}

	/**
	 * Run all jobs; the first failure, in their order, interrupts the rest.
	 * @param <T> the type of result
	 * @param jobs the jobs
	 * @return their results
	 */
	<T> List<T> run(List<Callable<T>> jobs) {
		List<FutureTask<T>> tasks = jobs.stream().map((job) -> new FutureTask<>(job)).toList();
		tasks.stream().skip(1).forEach(this::offer);
		try {
			List<T> results = new ArrayList<>();
			for (FutureTask<T> task : tasks) {
				task.run();
				results.add(result(task));
			}
			return results;
		}
		finally {
			tasks.forEach((task) -> task.cancel(true));
		}
	}

	private void offer(FutureTask<?> task) {
		try {
			this.executor.execute(task);
		}
		catch (RejectedExecutionException ex) {
			// The calling thread will run it.
		}
	}

	private static <T> T result(FutureTask<T> task) {
		try {
			return task.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("The work was cancelled");
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw (ex.getCause() instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
		}
	}

}
