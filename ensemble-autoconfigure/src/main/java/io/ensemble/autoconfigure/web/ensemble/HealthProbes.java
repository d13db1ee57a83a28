package io.ensemble.autoconfigure.web.ensemble;

/**
 * The truth about liveness and readiness.
 */
public interface HealthProbes {

	/** All is well. */
	String UP = "UP";

	/** Something is broken. */
	String DOWN = "DOWN";

	/** Nothing is broken, but no new work is wanted. */
	String OUT_OF_SERVICE = "OUT_OF_SERVICE";

	/**
	 * Whether the process works.
	 * @return {@link #UP} or {@link #DOWN}
	 */
	String liveness();

	/**
	 * Whether the process wants work.
	 * @return {@link #UP}, {@link #DOWN} or {@link #OUT_OF_SERVICE}
	 */
	String readiness();

}
