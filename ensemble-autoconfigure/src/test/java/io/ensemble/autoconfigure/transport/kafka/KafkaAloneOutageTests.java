package io.ensemble.autoconfigure.transport.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.ensemble.engine.intake.Admission;
import io.ensemble.transport.kafka.KafkaProcess;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.transport.kafka.log.KafkaLog;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A broker that is killed while it alone keeps the work.
 */
class KafkaAloneOutageTests {

	private static final int RECORDS = 200;

	private static final String QUEUE = "agentensemble.kitchen";

	private static final String WORK = "agentensemble.work.kitchen";

	private final Map<String, Integer> starts = new ConcurrentHashMap<>();

	private final CountDownLatch hold = new CountDownLatch(1);

	@TempDir
	private Path directory;

	private KafkaProcess broker;

	private TestKafka kafka;

	@BeforeEach
	void startBroker() {
		this.broker = new KafkaProcess(this.directory);
		this.broker.start();
		this.kafka = TestKafka.at(this.broker.address());
		List.of(QUEUE, QUEUE + ".DLT").forEach((topic) -> this.kafka.topic(topic, 1));
	}

	@AfterEach
	void stopBroker() {
		this.kafka.close();
		this.broker.close();
	}

	@Test
	void workThatWasAcceptedAndResultsThatWereNotWrittenYetOutliveTheBroker() {
		runner().run((context) -> {
			context.getBean(KafkaLog.class).ready().toCompletableFuture().join();
			IntStream.range(0, RECORDS).mapToObj(KafkaApplication::id).forEach(this::send);
			KafkaApplication.patiently().until(() -> this.kafka.committed(QUEUE, QUEUE) == RECORDS);
			KafkaApplication.patiently().until(() -> !this.starts.isEmpty());
			this.broker.kill();
			this.hold.countDown();
			assertThat(KafkaApplication.submit(context, WorkRequest.of("late", "cook", "late").build()))
				.isInstanceOfSatisfying(Admission.Refused.class,
						(refused) -> assertThat(refused.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
			assertThat(KafkaApplication.done(context, RECORDS)).as("No result counts that no broker has").isZero();
			this.broker.start();
			KafkaApplication.patiently()
				.untilAsserted(() -> assertThat(KafkaApplication.done(context, RECORDS)).isEqualTo(RECORDS));
			KafkaApplication.patiently()
				.untilAsserted(
						() -> assertThat(this.kafka.committed(WORK, WORK + ".normal")).isGreaterThanOrEqualTo(RECORDS));
		});
		this.starts.remove("late");
		assertThat(this.starts).hasSize(RECORDS).allSatisfy((id, count) -> assertThat(count).as(id).isOne());
	}

	private void send(String id) {
		this.kafka.sendLater(QUEUE, id, "{\"task\":\"cook\",\"context\":\"" + id + "\"}");
	}

	private ApplicationContextRunner runner() {
		return KafkaApplication.runner(this.kafka, "kitchen", this::cook)
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
