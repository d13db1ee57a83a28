package io.ensemble.engine.crash;

/**
 * A moment on the way of work, or of its result, at which a crash leaves something half
 * done.
 */
public enum CrashPoint {

	/** The work is claimed; its handler was not called. */
	AFTER_CLAIM,

	/** The handler has ended; the store does not know. */
	AFTER_RUN,

	/** The store has the result and the claim is gone; the engine told nobody yet. */
	AFTER_RESULT,

	/** The receiver has the result; the store does not know. */
	AFTER_DELIVERY,

	/** The store has forgotten the delivery. */
	AFTER_ACK

}
