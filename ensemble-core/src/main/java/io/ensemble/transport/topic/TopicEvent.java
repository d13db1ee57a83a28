package io.ensemble.transport.topic;

import java.util.Map;

import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What is published to a topic.
 *
 * @param topic the name of the topic, within what the adapter keeps for ensembles
 * @param key what the event is about: events with the same key stay in order;
 * {@code null} if it is about nothing
 * @param payload the text, JSON as a rule
 * @param headers what travels beside the payload
 */
public record TopicEvent(String topic, @Nullable String key, String payload, Map<String, String> headers) {

	public TopicEvent {
		requireName(topic);
		headers = Map.copyOf(headers);
	}

	/**
	 * An event without key and headers.
	 * @param topic the name of the topic
	 * @param payload the text
	 * @return the event
	 */
	public static TopicEvent of(String topic, String payload) {
		return new TopicEvent(topic, null, payload, Map.of());
	}

	/**
	 * Refuse what cannot name a topic.
	 * @param topic the candidate
	 * @throws InvalidRequestException if it is not 1 to 128 letters, digits, dots, dashes
	 * and underscores
	 */
	public static void requireName(String topic) {
		if (!Limits.isName(topic)) {
			throw new InvalidRequestException("topic", "must be 1 to 128 characters of [A-Za-z0-9._-]");
		}
	}

}
