package io.ensemble.transport.kafka.log.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.ensemble.time.Micros;
import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.work.InvalidRequestException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Texts, numbers and times in the headers of a log's records.
 */
public final class LogHeaders {

	private LogHeaders() {
	}

	/**
	 * Add a header.
	 * @param record the record
	 * @param header its name
	 * @param value its value; {@code null} for none
	 */
	public static void add(ProducerRecord<?, ?> record, String header, @Nullable String value) {
		if (value != null) {
			record.headers().add(header, value.getBytes(StandardCharsets.UTF_8));
		}
	}

	/**
	 * Read a header.
	 * @param record the record
	 * @param header its name
	 * @return its value; {@code null} if there is none
	 */
	public static @Nullable String optional(ConsumerRecord<?, ?> record, String header) {
		byte[] found = KafkaNames.header(record, header);
		return (found != null) ? new String(found, StandardCharsets.UTF_8) : null;
	}

	static String text(ConsumerRecord<?, ?> record, String header) {
		String text = optional(record, header);
		if (text == null) {
			throw new InvalidRequestException(header, "must be given");
		}
		return text;
	}

	static long number(ConsumerRecord<?, ?> record, String header) {
		try {
			return Long.parseLong(text(record, header));
		}
		catch (NumberFormatException ex) {
			throw new InvalidRequestException(header, "must be a number");
		}
	}

	static Instant time(ConsumerRecord<?, ?> record, String header) {
		return Micros.instant(number(record, header));
	}

	static @Nullable Instant optionalTime(ConsumerRecord<?, ?> record, String header) {
		return (optional(record, header) != null) ? time(record, header) : null;
	}

	static @Nullable String micros(@Nullable Instant instant) {
		return (instant != null) ? String.valueOf(Micros.of(instant)) : null;
	}

}
