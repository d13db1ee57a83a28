package io.ensemble.transport.topic;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Tells everybody who listens. Whoever subscribes hears what is published from then on,
 * at least once and in the order of each publisher's events of one key; nothing of what
 * was published before.
 *
 * <p>
 * No method blocks. Thread-safe.
 */
public interface EventTopic extends EventPublisher {

	/**
	 * Listen to a topic.
	 * @param topic its name
	 * @param listener is told one event after the other, on a thread of the adapter; must
	 * not block. What it throws is logged and concerns nobody else
	 * @return completes when every event that is published from then on will be heard
	 */
	CompletionStage<TopicSubscription> subscribe(String topic, Consumer<TopicEvent> listener);

}
