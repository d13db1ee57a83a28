package io.ensemble.autoconfigure.transport.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.ensemble.autoconfigure.transport.health.StoreHealthAutoConfiguration;
import io.ensemble.engine.intake.Admission;
import io.ensemble.transport.kafka.log.KafkaLog;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A broker that is killed while it alone keeps the work.
 */
class KafkaAloneOutageTests {

	private static final int RECORDS = 200;

	private static final Duration NO_HANG = Duration.ofSeconds(25);

	private static final String QUEUE = "agentensemble.kitchen";

	private static final String WORK = "agentensemble.work.kitchen";

	private final Map<String, Integer> starts = new ConcurrentHashMap<>();

	private final CountDownLatch hold = new CountDownLatch(1);

	@RegisterExtension
	final BrokerOutage outage = new BrokerOutage(QUEUE, QUEUE + ".DLT");

	@Test
	void workThatWasAcceptedAndResultsThatWereNotWrittenYetOutliveTheBroker() {
		runner().run((context) -> {
			context.getBean(KafkaLog.class).ready().toCompletableFuture().join();
			IntStream.range(0, RECORDS).mapToObj(KafkaApplication::id).forEach(this::send);
			KafkaApplication.patiently().until(() -> this.outage.kafka().committed(QUEUE, QUEUE) == RECORDS);
			KafkaApplication.patiently().until(() -> !this.starts.isEmpty());
			KafkaApplication.patiently().until(() -> health(context) == Status.UP);
			this.outage.broker().kill();
			this.hold.countDown();
			long killed = System.nanoTime();
			IntStream.range(0, 3).forEach((i) -> assertRefused(context));
			assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(NO_HANG);
			assertThat(KafkaApplication.done(context, RECORDS)).as("No result counts that no broker has").isZero();
			KafkaApplication.patiently().until(() -> health(context) == Status.DOWN);
			this.outage.broker().start();
			KafkaApplication.patiently().until(() -> health(context) == Status.UP);
			KafkaApplication.patiently()
				.untilAsserted(() -> assertThat(KafkaApplication.done(context, RECORDS)).isEqualTo(RECORDS));
			KafkaApplication.patiently()
				.untilAsserted(() -> assertThat(this.outage.kafka().committed(WORK, WORK + ".normal"))
					.isGreaterThanOrEqualTo(RECORDS));
		});
		this.starts.remove("late");
		assertThat(this.starts).hasSize(RECORDS).allSatisfy((id, count) -> assertThat(count).as(id).isOne());
	}

	private static void assertRefused(ApplicationContext context) {
		assertThat(KafkaApplication.submit(context, WorkRequest.of("late", "cook", "late").build()))
			.isInstanceOfSatisfying(Admission.Refused.class,
					(refused) -> assertThat(refused.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
	}

	private void send(String id) {
		this.outage.kafka().sendLater(QUEUE, id, "{\"task\":\"cook\",\"context\":\"" + id + "\"}");
	}

	private static Status health(ApplicationContext context) {
		return context.getBean("ensembleStoreHealthIndicator", HealthIndicator.class).health().getStatus();
	}

	private ApplicationContextRunner runner() {
		return KafkaApplication.runner(this.outage.kafka(), "kitchen", this::cook)
			.withConfiguration(AutoConfigurations.of(StoreHealthAutoConfiguration.class))
			.withPropertyValues("ensemble.transport.kafka.partitions=1");
	}

	private String cook(String input) {
		this.starts.merge(input, 1, Integer::sum);
		try {
			if (!this.hold.await(60, TimeUnit.SECONDS)) {
				throw new IllegalStateException("nobody let go");
			}
			return "cooked " + input;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
