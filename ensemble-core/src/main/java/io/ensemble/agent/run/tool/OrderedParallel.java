package io.ensemble.agent.run.tool;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

import org.springframework.util.Assert;

/**
 * Runs jobs side by side and gives their results in the order of the jobs. The calling
 * thread takes on every job that no other thread has started, the others do the same, so
 * no more threads than that are at work, and this ends even on an executor that is full
 * of callers like it.
 */
public final class OrderedParallel {

	private final Executor executor;

	private final int max;

	/**
	 * Create.
	 * @param executor may refuse tasks
	 * @param max how many jobs of one call run at the same time
	 */
	public OrderedParallel(Executor executor, int max) {
		Assert.isTrue(max > 0, "max-parallel-tool-calls must be at least 1");
		this.executor = executor;
		this.max = max;
	}

	/**
	 * Run all jobs; a failure interrupts the rest.
	 * @param <T> the type of result
	 * @param jobs the jobs
	 * @return their results
	 */
	<T> List<T> run(List<Callable<T>> jobs) {
		List<FutureTask<T>> tasks = jobs.stream().map((job) -> new FutureTask<>(job)).toList();
		int others = Math.min(this.max, tasks.size()) - 1;
		IntStream.range(0, others).forEach((i) -> offer(() -> tasks.forEach(FutureTask::run)));
		try {
			for (FutureTask<T> task : tasks) {
				task.run();
				if (task.isDone()) {
					result(task);
				}
			}
			return tasks.stream().<T>map(OrderedParallel::result).toList();
		}
		finally {
			cancel(tasks);
		}
	}

	// Backwards, so that no thread whose job is interrupted finds another one to start.
	private static void cancel(List<? extends FutureTask<?>> tasks) {
		for (int i = tasks.size() - 1; i >= 0; i--) {
			tasks.get(i).cancel(true);
		}
	}

	private void offer(Runnable task) {
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
