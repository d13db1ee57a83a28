package io.ensemble.transport.kafka.log.record;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import io.ensemble.transport.kafka.TestKafka;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrimTests {

	private final TestKafka kafka = TestKafka.shared();

	@Test
	void whatIsCommittedIsDeletedOnceItIsEnoughAndNothingElse() {
		String topic = this.kafka.topic(1);
		IntStream.range(0, Trim.STEP + 3).forEach((i) -> this.kafka.sendLater(topic, "k" + i, "v"));
		this.kafka.send(topic, "last", "v");
		try (Trim trim = new Trim(this.kafka.settings())) {
			trim.before(mark(topic, Trim.STEP - 1));
			trim.before(mark(topic, Trim.STEP + 1));
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(this.kafka.read(topic, (records) -> !records.isEmpty()).get(0).offset())
					.isEqualTo(Trim.STEP + 1));
		}
		assertThat(this.kafka.read(topic, (records) -> records.size() >= 3)).hasSize(3);
	}

	@Test
	void whatIsCommittedIsDeletedAtTheEndHoweverLittleItIs() {
		String topic = this.kafka.topic(1);
		IntStream.range(0, 3).forEach((i) -> this.kafka.send(topic, "k" + i, "v"));
		try (Trim trim = new Trim(this.kafka.settings())) {
			trim.before(mark(topic, 2));
		}
		assertThat(this.kafka.read(topic, (records) -> !records.isEmpty())).singleElement()
			.satisfies((record) -> assertThat(record.offset()).isEqualTo(2));
	}

	private static Map<TopicPartition, OffsetAndMetadata> mark(String topic, long offset) {
		return Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset));
	}

}
