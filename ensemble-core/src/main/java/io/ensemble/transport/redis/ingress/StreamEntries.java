package io.ensemble.transport.redis.ingress;

import java.util.Map;

import io.ensemble.transport.ingress.Entry;
import io.ensemble.transport.ingress.EntryHeaders;
import io.ensemble.transport.topic.EventHeaders;
import io.ensemble.work.Digest;
import io.lettuce.core.StreamMessage;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a stream as entries of a reader.
 *
 * @param source the stream
 */
record StreamEntries(StreamSource source) {

	private static final int MAX_STREAM_LENGTH = 64;

	/**
	 * An entry.
	 * @param message from the stream
	 * @return {@code null} if it has not the field that counts
	 */
	@Nullable Entry entry(StreamMessage<String, byte[]> message) {
		Map<String, byte[]> fields = message.getBody();
		byte[] payload = (fields != null) ? fields.get(this.source.field()) : null;
		if (payload == null) {
			return null;
		}
		String id = EntryHeaders.requestId(fields.get(EventHeaders.REQUEST_ID));
		return new Entry(payload, (id != null) ? id : requestId(message.getId()),
				EntryHeaders.trace(fields.get(EventHeaders.TRACEPARENT)));
	}

	private String requestId(String id) {
		String stream = this.source.stream();
		boolean plain = stream.length() <= MAX_STREAM_LENGTH && stream.matches("[A-Za-z0-9._:-]+");
		return "redis:%s:%s".formatted(plain ? stream : Digest.sha256(stream), id);
	}

}
