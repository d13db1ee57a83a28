package io.ensemble.autoconfigure.transport.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
import io.ensemble.engine.delivery.DeliveryListener;
import io.ensemble.engine.intake.Admission;
import io.ensemble.engine.intake.WorkIntake;
import io.ensemble.transport.Found;
import io.ensemble.transport.kafka.KafkaProcess;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.kafka.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A broker that is killed while work comes in and results go out.
 */
class KafkaOutageTests {

	private static final Logger logger = LoggerFactory.getLogger(KafkaOutageTests.class);

	private static final int RECORDS = 400;

	private static final String QUEUE = "agentensemble.kitchen";

	private static final String NEWS = "agentensemble.topics.news";

	private static final String LATE = "agentensemble.topics.late";

	private final Map<String, Integer> starts = new ConcurrentHashMap<>();

	private final Set<String> waiting = ConcurrentHashMap.newKeySet();

	@TempDir
	private Path directory;

	private KafkaProcess broker;

	private TestKafka kafka;

	@BeforeEach
	void startBroker() {
		this.broker = new KafkaProcess(this.directory);
		this.broker.start();
		this.kafka = TestKafka.at(this.broker.address());
		List.of(QUEUE, QUEUE + ".DLT", NEWS, LATE).forEach((topic) -> this.kafka.topic(topic, 1));
	}

	@AfterEach
	void stopBroker() {
		this.kafka.close();
		this.broker.close();
	}

	@Test
	void aBrokerThatIsKilledLosesNothingAndReadersGoOnByThemselves() {
		runner().run((context) -> {
			patiently().until(() -> health(context) == Status.UP);
			List<Future<RecordMetadata>> sent = new ArrayList<>();
			IntStream.range(0, RECORDS).forEach((i) -> sent.add(this.kafka.sendLater(QUEUE, id(i), envelope(id(i)))));
			patiently().until(() -> kept(context, 150));
			this.broker.kill();
			Instant killed = Instant.now();
			assertThat(kept(context, RECORDS)).as("The broker is killed in the middle").isFalse();
			assertThat(submit(context, "by-hand")).isInstanceOf(Admission.Accepted.class);
			patiently().until(() -> health(context) == Status.DOWN);
			log("killed until DOWN", killed);
			patiently().until(() -> !this.waiting.isEmpty() && this.starts.containsKey("by-hand"));
			log("killed until a delivery failed", killed);
			this.broker.start();
			Instant back = Instant.now();
			log("killed until back", killed);
			assertThatAllThatIsCommittedIsKept(context);
			patiently().until(() -> health(context) == Status.UP);
			log("back until UP", back);
			for (Future<RecordMetadata> confirmation : sent) {
				confirmation.get(60, TimeUnit.SECONDS);
			}
			patiently().until(() -> this.kafka.committed(QUEUE, QUEUE) >= RECORDS);
			assertThatAllThatIsCommittedIsKept(context);
			patiently().until(() -> done(context, RECORDS));
			log("back until all is done", back);
			assertThat(delivered(NEWS, RECORDS)).isEqualTo(ids(RECORDS));
			assertThat(delivered(LATE, 1)).containsExactly("by-hand");
			log("back until all is delivered", back);
			assertThat(this.starts).hasSize(RECORDS + 1).allSatisfy((id, count) -> assertThat(count).isOne());
		});
	}

	private void assertThatAllThatIsCommittedIsKept(ApplicationContext context) {
		int committed = (int) this.kafka.committed(QUEUE, QUEUE);
		assertThat(committed).isPositive();
		this.kafka.read(QUEUE, (records) -> records.size() >= committed)
			.subList(0, committed)
			.forEach((record) -> assertThat(find(context, new String(record.key())))
				.as("offset %d of %d", record.offset(), committed)
				.isInstanceOf(Found.Present.class));
	}

	private Set<String> delivered(String topic, int count) {
		return this.kafka
			.read(topic,
					(records) -> records.stream().map((record) -> new String(record.key())).distinct().count() >= count)
			.stream()
			.map((record) -> new String(record.key()))
			.collect(Collectors.toSet());
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
			.withBean(DeliveryListener.class, () -> (delivery, outcome) -> {
				if (outcome == DeliveryListener.Outcome.RETRIED) {
					this.waiting.add(delivery.record().request().requestId());
				}
			})
			.withPropertyValues("ensemble.name=kitchen", "spring.kafka.bootstrap-servers=" + this.broker.address(),
					"ensemble.transport.type=kafka", "ensemble.transport.store=jdbc",
					"ensemble.transport.kafka.topic-addresses=news,late",
					"ensemble.transport.jdbc.url=jdbc:h2:file:" + this.directory.resolve("work"));
	}

	private static void log(String what, Instant since) {
		logger.info("{}: {} ms", what, Duration.between(since, Instant.now()).toMillis());
	}

	private static Admission submit(ApplicationContext context, String id) {
		WorkRequest request = WorkRequest.of(id, "cook", id)
			.delivery(new DeliverySpec(DeliveryMethod.TOPIC, "late"))
			.build();
		return context.getBean(WorkIntake.class)
			.submit(new Submission(request, WorkKey.ANYONE, Ingress.HTTP))
			.toCompletableFuture()
			.join();
	}

	private static boolean kept(ApplicationContext context, int count) {
		return find(context, id(count - 1)) instanceof Found.Present;
	}

	private static boolean done(ApplicationContext context, int count) {
		return ids(count).stream()
			.allMatch((id) -> find(context, id) instanceof Found.Present present
					&& present.record().status() == WorkStatus.COMPLETED);
	}

	private static Found find(ApplicationContext context, String id) {
		return context.getBean(WorkStores.class).results().find(WorkKey.of(id)).toCompletableFuture().join();
	}

	private static Status health(ApplicationContext context) {
		return context.getBean("ensembleKafkaHealthIndicator", HealthIndicator.class).health().getStatus();
	}

	private static Set<String> ids(int count) {
		return IntStream.range(0, count).mapToObj(KafkaOutageTests::id).collect(Collectors.toSet());
	}

	private static String id(int number) {
		return "order-" + number;
	}

	private static String envelope(String id) {
		return """
				{"task": "cook", "context": "%s", "delivery": {"method": "TOPIC", "address": "news"}}""".formatted(id);
	}

	private static ConditionFactory patiently() {
		return Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50));
	}

}
