package io.ensemble.run.result;

import io.ensemble.work.WorkStatus;

/**
 * How a task of a run ended.
 */
public enum TaskStatus {

	/** Done, with an output. */
	COMPLETED,

	/** It could not be done, or was not accepted. */
	FAILED,

	/** A reviewer refused it. */
	REJECTED,

	/** Withdrawn, with the run or because another task failed. */
	CANCELLED,

	/** The deadline of the run passed first. */
	EXPIRED,

	/** Every attempt was lost. */
	DEAD,

	/** Never handed to the engine: what it waits for did not complete. */
	NOT_STARTED;

	/**
	 * The same end of work in general.
	 * @param status a final status
	 * @return the status of the task
	 */
	public static TaskStatus of(WorkStatus status) {
		return valueOf(status.name());
	}

}
