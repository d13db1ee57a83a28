package io.ensemble.run;

import java.util.concurrent.CompletableFuture;

import io.ensemble.run.result.RunResult;

/**
 * A run under way. Thread-safe.
 */
public interface EnsembleRun {

	/**
	 * The id of the run. The ids of the work that is done for its tasks are this one, a
	 * colon and the number of the task.
	 * @return the id
	 */
	String id();

	/**
	 * The trace that all of its work belongs to.
	 * @return 32 hexadecimal digits
	 */
	String traceId();

	/**
	 * The result to come. It never fails: a run whose tasks fail has a result that says
	 * so. What depends on it runs on a thread of the engine and must not block.
	 * Cancelling it withdraws the run.
	 * @return completes when no task runs any more and none will be started
	 */
	CompletableFuture<RunResult> result();

	/**
	 * Withdraw the run: what runs is cancelled, nothing more is started. Nothing happens
	 * if it has ended.
	 */
	void cancel();

	/**
	 * Wait for the result; for {@code main} methods and tests. Interrupting the wait
	 * withdraws the run.
	 * @return the result
	 * @throws java.util.concurrent.CancellationException if the wait was interrupted or
	 * the future cancelled
	 */
	RunResult await();

}
