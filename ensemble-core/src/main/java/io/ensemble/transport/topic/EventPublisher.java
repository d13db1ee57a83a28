package io.ensemble.transport.topic;

import java.util.concurrent.CompletionStage;

/**
 * Takes events. No method blocks. Thread-safe.
 */
@FunctionalInterface
public interface EventPublisher {

	/**
	 * Publish an event.
	 * @param event the event
	 * @return completes when the event is safe with the adapter; fails with
	 * {@link io.ensemble.transport.StoreUnavailableException} if that is not known, and
	 * publishing again is safe
	 */
	CompletionStage<Void> publish(TopicEvent event);

}
