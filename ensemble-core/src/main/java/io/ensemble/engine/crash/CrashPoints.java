package io.ensemble.engine.crash;

/**
 * Is told when the engine passes a {@link CrashPoint}. In production it is {@link #NONE};
 * a fault test puts one in its place that halts the process.
 */
@FunctionalInterface
public interface CrashPoints {

	/** Lets everything pass. */
	CrashPoints NONE = (point) -> {
	};

	/**
	 * The engine passes a point. Called on any thread; does not block and does not throw.
	 * @param point which one
	 */
	void passed(CrashPoint point);

}
