package io.ensemble.transport.redis.ingress;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.ingress.SafeDeadEntryListener;
import io.ensemble.transport.ingress.Verdict;
import io.ensemble.transport.redis.stream.StreamWriter;
import io.ensemble.work.Ingress;
import io.ensemble.work.LogText;
import io.lettuce.core.StreamMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts entries aside into a stream of dead letters as they are, with the reason in
 * further fields.
 */
final class DeadEntries {

	private static final Logger logger = LoggerFactory.getLogger(DeadEntries.class);

	private static final String REASON = "ensemble-dead-letter-";

	private final StreamSource source;

	private final StreamWriter writer;

	private final DeadEntryListener listener;

	DeadEntries(StreamSource source, StreamWriter writer, DeadEntryListener listener) {
		this.source = source;
		this.writer = writer;
		this.listener = new SafeDeadEntryListener(listener);
	}

	CompletionStage<Void> write(StreamMessage<String, byte[]> message, Verdict.Dead verdict) {
		String origin = this.source.stream() + "@" + message.getId();
		Map<String, byte[]> fields = new HashMap<>();
		if (message.getBody() != null) {
			fields.putAll(message.getBody());
		}
		fields.put(REASON + "reason", bytes(verdict.code().dashed()));
		fields.put(REASON + "message", bytes(verdict.reason()));
		fields.put(REASON + "origin", bytes(origin));
		return this.writer.add(this.source.deadLetters(), fields).thenAccept((written) -> {
			logger.warn("{} is a dead letter ({}): {}", LogText.of(origin), verdict.code().dashed(),
					LogText.of(verdict.reason()));
			this.listener.dead(Ingress.QUEUE, verdict.code());
		});
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
