package io.ensemble.transport.topic;

import java.util.function.Consumer;

import io.ensemble.work.LogText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener whose failures are logged and end there.
 *
 * @param topic the topic it listens to
 * @param listener the listener
 */
public record SafeListener(String topic, Consumer<TopicEvent> listener) implements Consumer<TopicEvent> {

	private static final Logger logger = LoggerFactory.getLogger(SafeListener.class);

	@Override
	public void accept(TopicEvent event) {
		try {
			this.listener.accept(event);
		}
		catch (RuntimeException ex) {
			logger.error("A listener of the topic {} failed: {}", this.topic, LogText.of(ex.getMessage()), ex);
		}
	}

}
