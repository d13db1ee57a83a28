package io.ensemble.run;

import io.ensemble.run.result.RunResult;

/**
 * Starts one-shot runs on the engine of an ensemble. Each task of a run is work like any
 * other: it is queued by its priority, counted, told in events, and has an id under which
 * it can be looked up.
 *
 * <p>
 * Inside of a handler a run belongs to the work in hand: it carries its trace, its
 * remaining deadline and its priority, has an id derived from its own, and is cancelled
 * with it. Thread-safe.
 */
public interface EnsembleRuns {

	/**
	 * Start a run; returns at once.
	 * @param run what is to be done
	 * @return the run under way
	 * @throws InvalidRunException if it cannot work; nothing was started
	 */
	EnsembleRun start(Run run);

	/**
	 * Start a run and wait for its end; for {@code main} methods and tests.
	 * @param run what is to be done
	 * @return the result, whatever became of the tasks
	 * @throws InvalidRunException if it cannot work; nothing was started
	 */
	default RunResult run(Run run) {
		return start(run).await();
	}

}
