package io.ensemble.autoconfigure.transport.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.engine.WorkStores;
import io.ensemble.transport.Found;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.work.WorkStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class KafkaWithDatabaseTests {

	private final TestKafka kafka = TestKafka.shared();

	private final CountDownLatch hold = new CountDownLatch(1);

	private final AtomicInteger started = new AtomicInteger();

	@Test
	void whatWasReadAndNotDoneIsDoneByTheNextProcess(@TempDir Path directory, CapturedOutput output) {
		String ensemble = "e-" + UUID.randomUUID();
		this.kafka.topic("agentensemble." + ensemble, 1);
		ApplicationContextRunner runner = runner(directory, ensemble);
		runner.withPropertyValues("ensemble.work.max-concurrent=1").run((context) -> {
			this.kafka.send("agentensemble." + ensemble, "r-1", "{\"task\":\"cook\",\"context\":\"soup\"}");
			this.kafka.send("agentensemble." + ensemble, "r-2", "{\"task\":\"cook\",\"context\":\"salad\"}");
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> this.started.get() == 1 && KafkaApplication.find(context, "r-2") instanceof Found.Present);
			assertThat(context.getBean(WorkStores.class).queue().isDurable()).isTrue();
			this.hold.countDown();
		});
		runner
			.run((context) -> Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(KafkaApplication.find(context, "r-2")).isInstanceOfSatisfying(
						Found.Present.class,
						(found) -> assertThat(found.record().status()).isEqualTo(WorkStatus.COMPLETED))));
		assertThat(this.started).hasValue(2);
		assertThat(output).doesNotContain("is lost");
	}

	private ApplicationContextRunner runner(Path directory, String ensemble) {
		return KafkaApplication.runner(this.kafka, ensemble, (input) -> {
			this.started.incrementAndGet();
			return cooked(input);
		})
			.withPropertyValues("ensemble.transport.store=jdbc",
					"ensemble.transport.jdbc.url=jdbc:h2:file:" + directory.resolve("work"));
	}

	private String cooked(String input) {
		try {
			if (!this.hold.await(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("nobody let go");
			}
			return "cooked " + input;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
