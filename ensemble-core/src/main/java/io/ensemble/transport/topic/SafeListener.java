package io.ensemble.transport.topic;

import java.util.function.Consumer;

import io.ensemble.work.listener.Listeners;

/**
 * A listener whose failures are logged and end there.
 *
 * @param topic the topic it listens to
 * @param listener the listener
 */
public record SafeListener(String topic, Consumer<TopicEvent> listener) implements Consumer<TopicEvent> {

	@Override
	public void accept(TopicEvent event) {
		Listeners.tell("the topic " + this.topic, () -> this.listener.accept(event));
	}

}
