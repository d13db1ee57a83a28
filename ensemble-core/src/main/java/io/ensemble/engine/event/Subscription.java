package io.ensemble.engine.event;

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
