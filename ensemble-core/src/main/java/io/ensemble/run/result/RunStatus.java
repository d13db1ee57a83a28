package io.ensemble.run.result;

/**
 * How a run ended.
 */
public enum RunStatus {

	/** All tasks completed. */
	COMPLETED,

	/** At least one task did not complete. */
	FAILED,

	/** Withdrawn before all tasks were done. */
	CANCELLED,

	/** Its deadline passed before all tasks were done. */
	EXPIRED

}
