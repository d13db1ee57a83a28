package io.ensemble.agent;

/**
 * What becomes of work whose agent was stopped at a limit. The reason is always in the
 * result.
 */
public enum LimitAction {

	/** It fails. */
	FAIL,

	/** It fails, and what the model said last is its partial output. */
	RETURN_PARTIAL,

	/**
	 * The model is asked once more, without tools, to answer from what it found out; the
	 * result is complete, with the limit as a caveat.
	 */
	ANSWER

}
