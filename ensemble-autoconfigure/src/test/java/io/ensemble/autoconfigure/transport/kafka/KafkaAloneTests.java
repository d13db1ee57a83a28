package io.ensemble.autoconfigure.transport.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.ensemble.engine.WorkStores;
import io.ensemble.engine.intake.Admission;
import io.ensemble.transport.Found;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.transport.kafka.log.KafkaLog;
import io.ensemble.transport.memory.MemoryKey;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.transport.topic.TopicSubscription;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that keep their work in Kafka alone.
 */
@ExtendWith(OutputCaptureExtension.class)
class KafkaAloneTests {

	private static final int MANY = 300;

	private final TestKafka kafka = TestKafka.shared();

	private final String ensemble = "e-" + UUID.randomUUID();

	private final String work = "agentensemble.work." + this.ensemble;

	private final Map<String, Integer> starts = new ConcurrentHashMap<>();

	private final CountDownLatch hold = new CountDownLatch(1);

	@Test
	void workIsDoneAndItsResultIsKnownToEveryProcessAndToTheNext(CapturedOutput output) {
		runner().run((first) -> {
			ready(first);
			assertThat(ask(first, "r-1", "soup")).isInstanceOf(Admission.Accepted.class);
			KafkaApplication.patiently().until(() -> KafkaApplication.isDone(first, "r-1"));
			runner().run((second) -> {
				ready(second);
				assertThat(KafkaApplication.isDone(second, "r-1")).isTrue();
				assertThat(ask(second, "r-1", "soup")).isInstanceOf(Admission.Known.class);
				assertThat(second.getBean(MemoryStore.class).read(new MemoryKey("rooms", "403")))
					.failsWithin(Duration.ZERO)
					.withThrowableThat()
					.withMessageContaining("Kafka without a store of accepted work cannot keep shared memory");
			});
		});
		assertThat(this.starts).containsExactly(Map.entry("soup", 1));
		assertThat(output).contains("kept in Kafka alone", "ensemble.transport.store");
	}

	@Test
	void offsetsAreCommittedOnlyUpToTheFirstUnfinishedWorkHoweverLongItTakes() {
		runner("spring.kafka.consumer.properties.max.poll.interval.ms=2000").run((context) -> {
			ready(context);
			ask(context, "r-0", "first");
			KafkaApplication.patiently().until(() -> KafkaApplication.isDone(context, "r-0"));
			ask(context, "r-1", "stew");
			ask(context, "r-2", "soup");
			KafkaApplication.patiently().until(() -> KafkaApplication.isDone(context, "r-2"));
			KafkaApplication.patiently()
				.pollDelay(Duration.ofSeconds(5))
				.untilAsserted(() -> assertThat(this.kafka.committed(this.work, normal())).isOne());
			assertThat(this.kafka.readers(this.work)).isOne();
			this.hold.countDown();
			KafkaApplication.patiently().until(() -> this.kafka.committed(this.work, normal()) == 3);
		});
		assertThat(this.starts).containsEntry("stew", 1).containsEntry("soup", 1);
	}

	@Test
	void whatAProcessAcceptedAndDidNotDoIsDoneByTheNext() {
		runner("ensemble.work.max-concurrent=1", "ensemble.work.drain-timeout=0s").run((first) -> {
			ready(first);
			ask(first, "r-1", "stew");
			ask(first, "r-2", "soup");
			KafkaApplication.patiently().until(() -> this.starts.containsKey("stew"));
		});
		this.hold.countDown();
		runner().run((second) -> KafkaApplication.patiently()
			.until(() -> KafkaApplication.isDone(second, "r-2") && isFinal(second, "r-1")));
		assertThat(this.starts).containsEntry("soup", 1);
	}

	@Test
	void membersThatComeAndGoLoseNothingAndAgreeOnOneResult() {
		ApplicationContextRunner runner = runner("ensemble.transport.kafka.partitions=4");
		runner.run((stays) -> {
			ready(stays);
			send(0, MANY);
			runner.run((comes) -> {
				ready(comes);
				send(MANY, 2 * MANY);
				KafkaApplication.patiently().until(() -> this.kafka.readers(this.work) == 2);
				send(2 * MANY, 3 * MANY);
				KafkaApplication.patiently().until(() -> KafkaApplication.done(comes, 3 * MANY) > MANY);
			});
			KafkaApplication.patiently()
				.untilAsserted(() -> assertThat(KafkaApplication.done(stays, 3 * MANY)).isEqualTo(3L * MANY));
			runner.run((later) -> {
				ready(later);
				IntStream.range(0, 3 * MANY)
					.mapToObj(KafkaApplication::id)
					.forEach((id) -> assertThat(KafkaApplication.find(later, id))
						.isEqualTo(KafkaApplication.find(stays, id)));
			});
		});
		assertThat(this.starts).hasSize(3 * MANY);
	}

	@Test
	void moreUrgentWorkOvertakes() {
		runner("ensemble.work.max-concurrent=1").run((context) -> {
			ready(context);
			ask(context, "r-1", "stew");
			KafkaApplication.patiently().until(() -> this.starts.containsKey("stew"));
			ask(context, "r-2", "soup");
			KafkaApplication.submit(context, WorkRequest.of("r-3", "cook", "fire").priority(Priority.CRITICAL).build());
			assertThat(position(context, "r-3")).isOne();
			assertThat(position(context, "r-2")).isEqualTo(2);
			this.hold.countDown();
			KafkaApplication.patiently().until(() -> KafkaApplication.isDone(context, "r-2"));
		});
	}

	@Test
	void whatIsNoWorkAndWhatNoAttemptCouldDoAreDeadLetters() {
		runner("ensemble.work.max-attempts=1").run((context) -> {
			ready(context);
			this.kafka.send(normal(), "k", "garbage");
			ask(context, "r-1", "poison");
			KafkaApplication.patiently().until(() -> isFinal(context, "r-1"));
			List<ConsumerRecord<byte[], byte[]>> letters = this.kafka.read(this.work + ".DLT",
					(records) -> records.size() == 2);
			assertThat(letters).extracting((letter) -> TestKafka.header(letter, "ensemble-dead-letter-reason"))
				.containsExactlyInAnyOrder("invalid-request", "dead");
			assertThat(((Found.Present) KafkaApplication.find(context, "r-1")).record().status())
				.isEqualTo(WorkStatus.DEAD);
			KafkaApplication.patiently().until(() -> this.kafka.committed(this.work, normal()) == 2);
		});
	}

	@Test
	void aResultThatIsTooLargeToBeKeptEndsItsWorkAndFreesItsPlace() {
		runner("ensemble.work.max-concurrent=1", "ensemble.work.max-context-size=100KB").run((context) -> {
			ready(context);
			ask(context, "r-1", "large");
			ask(context, "r-2", "huge");
			ask(context, "r-3", "soup");
			KafkaApplication.patiently().until(() -> KafkaApplication.isDone(context, "r-3"));
			assertThat(KafkaApplication.isDone(context, "r-1")).isTrue();
			WorkRecord huge = ((Found.Present) KafkaApplication.find(context, "r-2")).record();
			assertThat(huge.status()).isEqualTo(WorkStatus.FAILED);
			assertThat(huge.result()).extracting(WorkResult::code, WorkResult::output)
				.containsExactly(ErrorCode.TOO_LARGE, null);
		});
	}

	@Test
	void aRequestThatIsTooLargeToBeKeptIsRefusedAndTheNextIsRead() {
		runner("spring.kafka.producer.properties.max.request.size=1048576").run((context) -> {
			ready(context);
			String context300Kb = "\u0001".repeat(300 * 1024);
			assertThat(ask(context, "r-1", context300Kb)).isInstanceOfSatisfying(Admission.Refused.class,
					(refused) -> assertThat(refused.code()).isEqualTo(ErrorCode.TOO_LARGE));
			this.kafka.sendLater("agentensemble." + this.ensemble, "r-2", envelope("\\u0001".repeat(300 * 1024)));
			this.kafka.sendLater("agentensemble." + this.ensemble, "r-3", envelope("soup"));
			KafkaApplication.patiently().until(() -> KafkaApplication.isDone(context, "r-3"));
		});
	}

	@Test
	void everyContextOfTheLargestSizeIsKept() {
		runner("ensemble.work.max-context-size=400KB").run((context) -> {
			ready(context);
			assertThat(ask(context, "r-1", "\u0001".repeat(400 * 1024))).isInstanceOf(Admission.Accepted.class);
			KafkaApplication.patiently().until(() -> KafkaApplication.isDone(context, "r-1"));
		});
	}

	@Test
	void aSubscriptionEndsWithItsApplication() {
		String topic = "t-" + UUID.randomUUID();
		this.kafka.topic("agentensemble.topics." + topic, 1);
		runner().run((context) -> {
			TopicSubscription subscription = context.getBean(EventTopic.class).subscribe(topic, (event) -> {
			}).toCompletableFuture().join();
			assertThat(subscription).isNotNull();
			assertThat(threads(topic)).isNotEmpty();
		});
		KafkaApplication.patiently().untilAsserted(() -> assertThat(threads(topic)).isEmpty());
	}

	private static List<String> threads(String name) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((thread) -> thread.contains(name))
			.toList();
	}

	private static String envelope(String input) {
		return "{\"task\":\"cook\",\"context\":\"" + input + "\"}";
	}

	private ApplicationContextRunner runner(String... properties) {
		return KafkaApplication.runner(this.kafka, this.ensemble, this::cook)
			.withPropertyValues("ensemble.transport.kafka.partitions=1",
					"spring.kafka.consumer.properties.metadata.max.age.ms=1000")
			.withPropertyValues(properties);
	}

	private String cook(String input) {
		this.starts.merge(input, 1, Integer::sum);
		if (input.equals("poison")) {
			throw new StoreUnavailableException("poison", null);
		}
		if (input.equals("stew")) {
			await();
		}
		if (input.equals("large")) {
			return "x".repeat(2 * 1024 * 1024);
		}
		if (input.equals("huge")) {
			return "x".repeat(4 * 1024 * 1024);
		}
		return "cooked " + input;
	}

	private void await() {
		try {
			if (!this.hold.await(60, TimeUnit.SECONDS)) {
				throw new IllegalStateException("nobody let go");
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("interrupted", ex);
		}
	}

	private void send(int from, int to) {
		IntStream.range(from, to)
			.mapToObj(KafkaApplication::id)
			.forEach((id) -> this.kafka.sendLater("agentensemble." + this.ensemble, id, envelope(id)));
	}

	private String normal() {
		return this.work + ".normal";
	}

	private static void ready(ApplicationContext context) {
		context.getBean(KafkaLog.class).ready().toCompletableFuture().join();
	}

	private static Admission ask(ApplicationContext context, String id, String input) {
		return KafkaApplication.submit(context, WorkRequest.of(id, "cook", input).build());
	}

	private static boolean isFinal(ApplicationContext context, String id) {
		return KafkaApplication.find(context, id) instanceof Found.Present present
				&& present.record().status().isFinal();
	}

	private static long position(ApplicationContext context, String id) {
		return context.getBean(WorkStores.class).queue().position(WorkKey.of(id)).toCompletableFuture().join();
	}

}
