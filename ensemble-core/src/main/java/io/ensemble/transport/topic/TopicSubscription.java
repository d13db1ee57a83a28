package io.ensemble.transport.topic;

/**
 * Somebody listens to a topic.
 */
@FunctionalInterface
public interface TopicSubscription {

	/**
	 * Listen no more. An event that is being told is told to its end.
	 */
	void cancel();

}
