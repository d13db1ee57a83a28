package io.ensemble.transport.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.ingress.Verdict;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Puts records aside into the topic of dead letters beside their own, as they are, with
 * the reason in their headers. A record that no broker would take a second time is cut
 * and loses its headers; its origin tells where the whole stands. The partition is left
 * to the key, because the topic of dead letters may have fewer.
 */
public class DeadRecords {

	/** Below the size of a record that brokers accept unless told otherwise. */
	public static final int MAX_VALUE_SIZE = 512 * 1024;

	private static final int MAX_KEY_SIZE = 64 * 1024;

	private final KafkaSender sender;

	/**
	 * Write dead letters.
	 * @param sender writes them
	 */
	public DeadRecords(KafkaSender sender) {
		this.sender = sender;
	}

	/**
	 * Put a record aside into the topic beside its own.
	 * @param record the record
	 * @param verdict why
	 * @return completes when it is written; fails if it is not known whether it is
	 */
	public CompletionStage<Void> write(ConsumerRecord<byte[], byte[]> record, Verdict.Dead verdict) {
		return write(record, record.topic() + KafkaNames.DEAD_LETTERS, verdict);
	}

	/**
	 * Put a record aside.
	 * @param record the record
	 * @param topic the topic of dead letters
	 * @param verdict why
	 * @return completes when it is written; fails if it is not known whether it is
	 */
	public CompletionStage<Void> write(ConsumerRecord<byte[], byte[]> record, String topic, Verdict.Dead verdict) {
		boolean cut = size(record) > MAX_VALUE_SIZE;
		ProducerRecord<byte[], byte[]> dead = new ProducerRecord<>(topic, null,
				cut ? cut(record.key(), MAX_KEY_SIZE) : record.key(),
				cut ? cut(record.value(), MAX_VALUE_SIZE) : record.value(), cut ? null : record.headers());
		Headers headers = dead.headers();
		add(headers, KafkaNames.REASON, verdict.code().dashed());
		add(headers, KafkaNames.MESSAGE, verdict.reason());
		add(headers, KafkaNames.ORIGIN, KafkaNames.origin(record));
		if (cut) {
			add(headers, KafkaNames.SIZE, String.valueOf(length(record.value())));
		}
		return this.sender.send(dead);
	}

	private static long size(ConsumerRecord<byte[], byte[]> record) {
		long size = length(record.key()) + length(record.value());
		for (Header header : record.headers()) {
			size += header.key().length() + length(header.value());
		}
		return size;
	}

	private static byte @Nullable [] cut(byte @Nullable [] bytes, int size) {
		return (bytes != null && bytes.length > size) ? Arrays.copyOf(bytes, size) : bytes;
	}

	private static long length(byte @Nullable [] bytes) {
		return (bytes != null) ? bytes.length : 0;
	}

	private static void add(Headers headers, String name, String value) {
		headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
	}

}
