package io.ensemble.engine.stage;

import io.ensemble.work.WorkResult;

/**
 * How an attempt left the stages.
 */
public sealed interface Outcome {

	/**
	 * It ended.
	 *
	 * @param result how
	 */
	record Done(WorkResult result) implements Outcome {
	}

	/**
	 * It failed for a reason that may pass.
	 *
	 * @param failure how the work ends if nobody tries again
	 */
	record Transient(WorkResult failure) implements Outcome {
	}

	/**
	 * It waits for a person and gives its place free.
	 */
	record Parked() implements Outcome {
	}

}
