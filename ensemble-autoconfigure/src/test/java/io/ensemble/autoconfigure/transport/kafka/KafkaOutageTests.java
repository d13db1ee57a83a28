package io.ensemble.autoconfigure.transport.kafka;

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

import io.ensemble.engine.delivery.DeliveryListener;
import io.ensemble.engine.intake.Admission;
import io.ensemble.transport.Found;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.WorkRequest;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
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

	@RegisterExtension
	final BrokerOutage outage = new BrokerOutage(QUEUE, QUEUE + ".DLT", NEWS, LATE);

	@Test
	void aBrokerThatIsKilledLosesNothingAndReadersGoOnByThemselves() {
		runner().run((context) -> {
			KafkaApplication.patiently().until(() -> health(context) == Status.UP);
			List<Future<RecordMetadata>> sent = new ArrayList<>();
			IntStream.range(0, RECORDS)
				.forEach((i) -> sent.add(this.outage.kafka()
					.sendLater(QUEUE, KafkaApplication.id(i), envelope(KafkaApplication.id(i)))));
			KafkaApplication.patiently().until(() -> KafkaApplication.isKept(context, 149, 150));
			this.outage.broker().kill();
			Instant killed = Instant.now();
			assertThat(KafkaApplication.isKept(context, RECORDS - 1, RECORDS)).as("The broker is killed in the middle")
				.isFalse();
			assertThat(byHand(context)).isInstanceOf(Admission.Accepted.class);
			KafkaApplication.patiently().until(() -> health(context) == Status.DOWN);
			log("killed until DOWN", killed);
			KafkaApplication.patiently().until(() -> !this.waiting.isEmpty() && this.starts.containsKey("by-hand"));
			log("killed until a delivery failed", killed);
			this.outage.broker().start();
			Instant back = Instant.now();
			log("killed until back", killed);
			assertThatAllThatIsCommittedIsKept(context);
			KafkaApplication.patiently().until(() -> health(context) == Status.UP);
			log("back until UP", back);
			for (Future<RecordMetadata> confirmation : sent) {
				confirmation.get(60, TimeUnit.SECONDS);
			}
			KafkaApplication.patiently().until(() -> this.outage.kafka().committed(QUEUE, QUEUE) >= RECORDS);
			assertThatAllThatIsCommittedIsKept(context);
			KafkaApplication.patiently().until(() -> KafkaApplication.done(context, RECORDS) == RECORDS);
			log("back until all is done", back);
			assertThat(delivered(NEWS, RECORDS)).isEqualTo(ids(RECORDS));
			assertThat(delivered(LATE, 1)).containsExactly("by-hand");
			log("back until all is delivered", back);
			assertThat(this.starts).hasSize(RECORDS + 1).allSatisfy((id, count) -> assertThat(count).isOne());
		});
	}

	private void assertThatAllThatIsCommittedIsKept(ApplicationContext context) {
		int committed = (int) this.outage.kafka().committed(QUEUE, QUEUE);
		assertThat(committed).isPositive();
		this.outage.kafka()
			.read(QUEUE, (records) -> records.size() >= committed)
			.subList(0, committed)
			.forEach((record) -> assertThat(KafkaApplication.find(context, new String(record.key())))
				.as("offset %d of %d", record.offset(), committed)
				.isInstanceOf(Found.Present.class));
	}

	private Set<String> delivered(String topic, int count) {
		return this.outage.kafka()
			.read(topic,
					(records) -> records.stream().map((record) -> new String(record.key())).distinct().count() >= count)
			.stream()
			.map((record) -> new String(record.key()))
			.collect(Collectors.toSet());
	}

	private ApplicationContextRunner runner() {
		return KafkaApplication.runner(this.outage.kafka(), "kitchen", (input) -> {
			this.starts.merge(input, 1, Integer::sum);
			return "cooked " + input;
		}).withBean(DeliveryListener.class, () -> (delivery, outcome) -> {
			if (outcome == DeliveryListener.Outcome.RETRIED) {
				this.waiting.add(delivery.record().request().requestId());
			}
		})
			.withPropertyValues("ensemble.transport.store=jdbc", "ensemble.transport.kafka.topic-addresses=news,late",
					"ensemble.transport.jdbc.url=jdbc:h2:file:" + this.outage.directory().resolve("work"));
	}

	private static void log(String what, Instant since) {
		logger.info("{}: {} ms", what, Duration.between(since, Instant.now()).toMillis());
	}

	private static Admission byHand(ApplicationContext context) {
		return KafkaApplication.submit(context,
				WorkRequest.of("by-hand", "cook", "by-hand")
					.delivery(new DeliverySpec(DeliveryMethod.TOPIC, "late"))
					.build());
	}

	private static Status health(ApplicationContext context) {
		return context.getBean("ensembleKafkaHealthIndicator", HealthIndicator.class).health().getStatus();
	}

	private static Set<String> ids(int count) {
		return IntStream.range(0, count).mapToObj(KafkaApplication::id).collect(Collectors.toSet());
	}

	private static String envelope(String id) {
		return """
				{"task": "cook", "context": "%s", "delivery": {"method": "TOPIC", "address": "news"}}""".formatted(id);
	}

}
