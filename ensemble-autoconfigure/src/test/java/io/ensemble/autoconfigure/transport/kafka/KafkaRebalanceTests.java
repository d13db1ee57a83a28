package io.ensemble.autoconfigure.transport.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.ensemble.autoconfigure.EnsembleAutoConfiguration;
import io.ensemble.autoconfigure.capability.CapabilityAutoConfiguration;
import io.ensemble.autoconfigure.engine.EngineAutoConfiguration;
import io.ensemble.autoconfigure.lifecycle.LifecycleAutoConfiguration;
import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.jdbc.JdbcTransportAutoConfiguration;
import io.ensemble.autoconfigure.work.EnginePortsAutoConfiguration;
import io.ensemble.capability.Capability;
import io.ensemble.engine.WorkStores;
import io.ensemble.transport.Found;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkStatus;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.kafka.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

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
			patiently().until(() -> kept(stays, 0, 1));
			runner().run((comes) -> {
				send(PART, 2 * PART);
				patiently().until(() -> this.kafka.readers(this.topic) == 2);
				send(2 * PART, 3 * PART);
				assertThat(kept(comes, 0, 3 * PART)).as("The other one leaves amid records").isFalse();
			});
			send(3 * PART, 4 * PART);
			patiently().untilAsserted(() -> assertThat(done(stays)).isEqualTo(4 * PART));
			assertThat(this.kafka.readers(this.topic)).isOne();
		});
		assertThat(this.starts).hasSize(4 * PART).allSatisfy((id, count) -> assertThat(count).as(id).isOne());
	}

	private void send(int from, int to) {
		IntStream.range(from, to)
			.forEach((i) -> this.kafka.sendLater(this.topic, id(i),
					"{\"task\":\"cook\",\"context\":\"" + id(i) + "\"}"));
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(EnsembleAutoConfiguration.class, CapabilityAutoConfiguration.class,
					TransportAutoConfiguration.class, EnginePortsAutoConfiguration.class, EngineAutoConfiguration.class,
					LifecycleAutoConfiguration.class, JdbcTransportAutoConfiguration.class,
					KafkaClientAutoConfiguration.class, KafkaIngressAutoConfiguration.class,
					KafkaTransportAutoConfiguration.class, KafkaAutoConfiguration.class))
			.withBean("cook", Capability.class, () -> Capability.task("cook").handler((input) -> {
				this.starts.merge(input, 1, Integer::sum);
				return "cooked " + input;
			}))
			.withPropertyValues("ensemble.name=" + this.ensemble,
					"spring.kafka.bootstrap-servers=" + this.kafka.address(), "ensemble.transport.type=kafka",
					"ensemble.transport.store=jdbc",
					"ensemble.transport.jdbc.url=jdbc:h2:file:" + this.directory.resolve("work"));
	}

	private static boolean kept(ApplicationContext context, int from, int to) {
		return IntStream.range(from, to).allMatch((i) -> find(context, id(i)) instanceof Found.Present);
	}

	private static long done(ApplicationContext context) {
		return IntStream.range(0, 4 * PART)
			.filter((i) -> find(context, id(i)) instanceof Found.Present present
					&& present.record().status() == WorkStatus.COMPLETED)
			.count();
	}

	private static Found find(ApplicationContext context, String id) {
		return context.getBean(WorkStores.class).results().find(WorkKey.of(id)).toCompletableFuture().join();
	}

	private static String id(int number) {
		return "order-" + number;
	}

	private static ConditionFactory patiently() {
		return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100));
	}

}
