package io.ensemble.engine;

/**
 * Somebody listens; until this is cancelled.
 */
@FunctionalInterface
public interface Subscription {

	/**
	 * Stop listening.
	 */
	void cancel();

}
