package io.ensemble.run;

/**
 * What becomes of the other tasks of a run when one does not complete. Those that wait
 * for it are never started.
 */
public enum OnTaskFailure {

	/** What does not depend on it is done all the same. */
	FINISH_OTHERS,

	/** What runs is cancelled, and nothing more is started. */
	CANCEL_OTHERS

}
