package io.ensemble.transport.redis.stream;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.ensemble.transport.topic.TopicEvent;
import org.jspecify.annotations.Nullable;

/**
 * Events as the fields of an entry: the payload, the key, and each header under its name.
 */
final class EventFields {

	static final String PAYLOAD = "payload";

	static final String KEY = "key";

	private EventFields() {
	}

	static Map<String, byte[]> write(TopicEvent event) {
		Map<String, byte[]> fields = new LinkedHashMap<>();
		event.headers().forEach((name, value) -> fields.put(name, bytes(value)));
		fields.put(PAYLOAD, bytes(event.payload()));
		String key = event.key();
		if (key != null) {
			fields.put(KEY, bytes(key));
		}
		return fields;
	}

	static TopicEvent read(String topic, Map<String, byte[]> fields) {
		Map<String, String> headers = new HashMap<>();
		fields.forEach((name, value) -> headers.put(name, new String(value, StandardCharsets.UTF_8)));
		@Nullable String key = headers.remove(KEY);
		@Nullable String payload = headers.remove(PAYLOAD);
		return new TopicEvent(topic, key, (payload != null) ? payload : "", headers);
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
