package io.ensemble.transport.simple;

/**
 * What becomes of work that arrives from where it was accepted.
 */
public enum Arrival {

	/** It waits here now, or is to end here. */
	WAITS,

	/** It was here before. */
	KNOWN,

	/** It has ended. */
	ENDED,

	/** Its id was used before for something else, which has not ended. */
	MISMATCH

}
