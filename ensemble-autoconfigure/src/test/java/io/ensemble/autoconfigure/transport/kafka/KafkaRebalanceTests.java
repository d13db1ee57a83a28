package io.ensemble.autoconfigure.transport.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

	/** The number of an order that takes its time. */
	private static final int LONG = 1_000;

	private final TestKafka kafka = TestKafka.shared();

	private final String ensemble = "e-" + UUID.randomUUID();

	private final String topic = "agentensemble." + this.ensemble;

	private final Map<String, Integer> starts = new ConcurrentHashMap<>();

	private final CountDownLatch hold = new CountDownLatch(1);

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

	@Test
	void workThatTakesLongerThanAPollMayIsStartedOnceWhileMembersComeAndGo() {
		this.kafka.topic(this.topic, 4);
		ApplicationContextRunner runner = runner()
			.withPropertyValues("spring.kafka.consumer.properties.max.poll.interval.ms=5000");
		runner.run((stays) -> {
			send(LONG, LONG + 1);
			KafkaApplication.patiently().until(() -> this.starts.containsKey(KafkaApplication.id(LONG)));
			runner.run((comes) -> KafkaApplication.patiently()
				.pollDelay(Duration.ofSeconds(6))
				.until(() -> this.kafka.readers(this.topic) == 2));
			send(0, 1);
			KafkaApplication.patiently().until(() -> KafkaApplication.isDone(stays, KafkaApplication.id(0)));
			assertThat(KafkaApplication.isDone(stays, KafkaApplication.id(LONG))).isFalse();
			this.hold.countDown();
			KafkaApplication.patiently().until(() -> KafkaApplication.isDone(stays, KafkaApplication.id(LONG)));
		});
		assertThat(this.starts).hasSize(2).allSatisfy((id, count) -> assertThat(count).as(id).isOne());
	}

	private void send(int from, int to) {
		IntStream.range(from, to)
			.forEach((i) -> this.kafka.sendLater(this.topic, KafkaApplication.id(i),
					"{\"task\":\"cook\",\"context\":\"" + KafkaApplication.id(i) + "\"}"));
	}

	private ApplicationContextRunner runner() {
		return KafkaApplication.runner(this.kafka, this.ensemble, (input) -> {
			this.starts.merge(input, 1, Integer::sum);
			return input.equals(KafkaApplication.id(LONG)) ? slowly(input) : "cooked " + input;
		})
			.withPropertyValues("ensemble.transport.store=jdbc",
					"ensemble.transport.jdbc.url=jdbc:h2:file:" + this.directory.resolve("work"));
	}

	private String slowly(String input) {
		try {
			return this.hold.await(60, TimeUnit.SECONDS) ? "cooked " + input : "burnt";
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
