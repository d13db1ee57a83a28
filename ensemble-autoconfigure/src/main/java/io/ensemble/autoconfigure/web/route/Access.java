package io.ensemble.autoconfigure.web.route;

/**
 * Who may call an end point.
 */
public enum Access {

	/** Everybody. */
	OPEN,

	/** Callers that may read. */
	READ,

	/** Callers that may change something. */
	WRITE,

	/** Callers that may end the ensemble. */
	DRAIN

}
