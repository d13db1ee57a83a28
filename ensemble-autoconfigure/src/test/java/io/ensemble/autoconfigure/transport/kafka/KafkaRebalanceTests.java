package io.ensemble.autoconfigure.transport.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.ensemble.transport.kafka.TestKafka;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two members of a consumer group that keep their work in one database.
 */
class KafkaRebalanceTests {

	private static final int PART = 150;

	private final TestKafka kafka = TestKafka.shared();

	private final String ensemble = "e-" + UUID.randomUUID();

	private final String topic = "agentensemble." + this.ensemble;

	private final Map<String, Integer> starts = new ConcurrentHashMap<>();

	@TempDir
	private Path directory;

	@Test
	void aMemberThatJoinsAndOneThatLeavesAmidRecordsLoseNoneAndNoneIsDoneTwice() {
		this.kafka.topic(this.topic, 4);
		runner().run((stays) -> {
			send(0, PART);
			KafkaApplication.patiently().until(() -> KafkaApplication.isKept(stays, 0, 1));
			runner().run((comes) -> {
				send(PART, 2 * PART);
				KafkaApplication.patiently().until(() -> this.kafka.readers(this.topic) == 2);
				send(2 * PART, 3 * PART);
				assertThat(KafkaApplication.isKept(comes, 0, 3 * PART)).as("The other one leaves amid records")
					.isFalse();
			});
			send(3 * PART, 4 * PART);
			KafkaApplication.patiently()
				.untilAsserted(() -> assertThat(KafkaApplication.done(stays, 4 * PART)).isEqualTo(4 * PART));
			assertThat(this.kafka.readers(this.topic)).isOne();
		});
		assertThat(this.starts).hasSize(4 * PART).allSatisfy((id, count) -> assertThat(count).as(id).isOne());
	}

	private void send(int from, int to) {
		IntStream.range(from, to)
			.forEach((i) -> this.kafka.sendLater(this.topic, KafkaApplication.id(i),
					"{\"task\":\"cook\",\"context\":\"" + KafkaApplication.id(i) + "\"}"));
	}

	private ApplicationContextRunner runner() {
		return KafkaApplication.runner(this.kafka, this.ensemble, (input) -> {
			this.starts.merge(input, 1, Integer::sum);
			return "cooked " + input;
		})
			.withPropertyValues("ensemble.transport.store=jdbc",
					"ensemble.transport.jdbc.url=jdbc:h2:file:" + this.directory.resolve("work"));
	}

}
