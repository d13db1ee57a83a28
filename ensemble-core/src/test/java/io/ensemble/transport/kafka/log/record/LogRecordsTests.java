package io.ensemble.transport.kafka.log.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.ensemble.work.WorkKey;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogRecordsTests {

	private static final TopicPartition STATES = new TopicPartition("states", 0);

	private static final WorkKey KEY = new WorkKey("alice", "a");

	private final LogRecords records = new LogRecords();

	@Test
	void whatWasGivenUpIsWrittenInHeaders() {
		GivenUp givenUp = new GivenUp(KEY, 3, Instant.EPOCH.plusSeconds(1), Instant.EPOCH.plusSeconds(2), "gone");
		ProducerRecord<byte[], byte[]> written = this.records.givenUp(STATES, givenUp);
		assertThat(headers(written)).isEqualTo(Map.of("ensemble-caller", "alice", "ensemble-request-id", "a",
				"ensemble-attempt", "3", "ensemble-registered-at", "1000000", "ensemble-given-up-at", "2000000",
				"ensemble-last-error", "gone"));
		assertThat(LogRecords.isGivenUp(read(written))).isTrue();
		assertThat(this.records.givenUp(read(written))).isEqualTo(givenUp);
	}

	@Test
	void whatBeginsAnewIsWrittenInHeaders() {
		ProducerRecord<byte[], byte[]> written = this.records.redriven(STATES, KEY);
		assertThat(headers(written))
			.isEqualTo(Map.of("ensemble-caller", "alice", "ensemble-request-id", "a", "ensemble-redriven", "true"));
		assertThat(LogRecords.isRedriven(read(written))).isTrue();
		assertThat(LogRecords.isGivenUp(read(written))).isFalse();
	}

	private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
		Map<String, String> headers = new HashMap<>();
		record.headers()
			.forEach((header) -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
		return headers;
	}

	private static ConsumerRecord<byte[], byte[]> read(ProducerRecord<byte[], byte[]> record) {
		return new ConsumerRecord<>(record.topic(), 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, record.key(),
				record.value(), new RecordHeaders(record.headers()), Optional.empty());
	}

}
