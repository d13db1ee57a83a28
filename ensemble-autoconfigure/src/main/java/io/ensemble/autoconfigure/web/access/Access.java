package io.ensemble.autoconfigure.web.access;

/**
 * Who may call an end point.
 */
public enum Access {

	/** Everybody. */
	OPEN,

	/**
	 * Callers that sign what they send, which is left to the handler. Only from this
	 * machine until security is configured.
	 */
	SIGNED,

	/** Callers that may read. */
	READ,

	/** Callers that may change something. */
	WRITE,

	/** Callers that may end the ensemble. */
	DRAIN

}
