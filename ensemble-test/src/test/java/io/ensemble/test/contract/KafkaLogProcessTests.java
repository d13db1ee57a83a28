package io.ensemble.test.contract;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Several processes that keep their work in Kafka alone, at once or one after the other.
 */
class KafkaLogProcessTests {

	private final TestKafka kafka = TestKafka.shared();

	private final String ensemble = "e-" + UUID.randomUUID();

	@Test
	void workThatTakesItsProcessDownIsGivenUpAfterItsLastAttempt() throws Exception {
		try (KafkaLogFixture first = open()) {
			new StoreDriver(first).accept("a");
			assertThat(claim(first).record().attempt()).isEqualTo(1);
		}
		for (int attempt = 2; attempt <= StoreDriver.MAX_ATTEMPTS; attempt++) {
			try (KafkaLogFixture next = open()) {
				assertThat(claim(next).record().attempt()).isEqualTo(attempt);
			}
		}
		try (KafkaLogFixture last = open()) {
			StoreDriver store = new StoreDriver(last);
			patiently().until(() -> store.sweep().stream().anyMatch((record) -> record.status() == WorkStatus.DEAD));
			assertThat(store.present("a").attempt()).isEqualTo(StoreDriver.MAX_ATTEMPTS);
			assertThat(store.claim(1)).isEmpty();
		}
		assertThat(this.kafka.read(name(".DLT"), (letters) -> !letters.isEmpty())).singleElement()
			.satisfies(
					(letter) -> assertThat(TestKafka.header(letter, "ensemble-dead-letter-reason")).isEqualTo("dead"));
	}

	@Test
	void anAttemptThatWasHandedBackDoesNotCountInTheNextProcess() throws Exception {
		try (KafkaLogFixture first = open()) {
			new StoreDriver(first).accept("a");
			assertThat(StoreDriver.await(first.queue().handBack(claim(first)))).isTrue();
		}
		try (KafkaLogFixture next = open()) {
			assertThat(claim(next).record().attempt()).isEqualTo(1);
		}
	}

	@Test
	void whatAProcessFinishedIsNotStartedByTheNextAlsoIfEarlierWorkIsNotFinished() throws Exception {
		try (KafkaLogFixture first = open()) {
			StoreDriver store = new StoreDriver(first);
			store.accept("long", Priority.HIGH);
			store.accept("short", Priority.HIGH);
			store.claimOne();
			assertThat(store.finish(store.claimOne(), "done")).isTrue();
		}
		try (KafkaLogFixture next = open()) {
			assertThat(claim(next).record().key()).isEqualTo(WorkKey.of("long"));
			assertThat(new StoreDriver(next).claim(1)).isEmpty();
			assertThat(new StoreDriver(next).present("short").status()).isEqualTo(WorkStatus.COMPLETED);
		}
	}

	@Test
	void ofEndsThatTwoProcessesWriteBothSeeTheSame() throws Exception {
		try (KafkaLogFixture one = open(); KafkaLogFixture other = open()) {
			List<StoreDriver> both = List.of(new StoreDriver(one), new StoreDriver(other));
			for (int race = 0; race < 20; race++) {
				String id = "r" + race;
				both.forEach((store) -> store.enqueue(StoreDriver.submission(StoreDriver.request(id))));
				assertThat(Together.run((thread) -> StoreDriver
					.await(both.get(thread % 2).results().end(WorkKey.of(id), WorkResult.completed("by " + thread)))
					.isPresent())).containsOnlyOnce(true);
				WorkRecord end = both.get(0).present(id);
				patiently().untilAsserted(() -> assertThat(both.get(1).find(id)).isEqualTo(new Found.Present(end)));
			}
		}
	}

	@Test
	void aResultThatNobodyHasYetIsDeliveredByTheNextProcessAndByNoneAfterThat() throws Exception {
		try (KafkaLogFixture first = open()) {
			DeliveryDriver deliveries = new DeliveryDriver(new StoreDriver(first));
			deliveries.finish("a");
			deliveries.claimOne();
		}
		try (KafkaLogFixture next = open()) {
			DeliveryDriver deliveries = new DeliveryDriver(new StoreDriver(next));
			patiently().until(() -> deliveries.find("a").isPresent());
			DeliveryClaim claim = deliveries.claimOne();
			assertThat(claim.delivery().record().result()).isEqualTo(WorkResult.completed("done"));
			assertThat(new StoreDriver(next).claim(1)).as("it ended").isEmpty();
			assertThat(deliveries.done(claim)).isTrue();
		}
		try (KafkaLogFixture last = open()) {
			DeliveryDriver deliveries = new DeliveryDriver(new StoreDriver(last));
			deliveries.finish("b");
			patiently().during(Duration.ofSeconds(1)).untilAsserted(() -> assertThat(deliveries.find("a")).isEmpty());
			assertThat(deliveries.find("b")).isPresent();
		}
	}

	@Test
	void aDeliveryThatWasGivenUpIsListedAndBeginsAnewInTheNextProcess() throws Exception {
		try (KafkaLogFixture first = open()) {
			DeliveryDriver deliveries = new DeliveryDriver(new StoreDriver(first));
			deliveries.finish("a");
			assertThat(StoreDriver.await(first.deliveries().giveUp(deliveries.claimOne(), "gone"))).isTrue();
			deliveries.finish("b");
			assertThat(StoreDriver.await(first.deliveries().giveUp(deliveries.claimOne(), "gone"))).isTrue();
			assertThat(StoreDriver.await(first.deliveries().discard(WorkKey.of("b")))).isPresent();
		}
		try (KafkaLogFixture next = open()) {
			DeliveryDriver deliveries = new DeliveryDriver(new StoreDriver(next));
			patiently().until(() -> deliveries.find("a").isPresent());
			assertThat(deliveries.find("a").orElseThrow().state()).isEqualTo(DeliveryState.GIVEN_UP);
			assertThat(deliveries.find("a").orElseThrow().lastError()).isEqualTo("gone");
			assertThat(StoreDriver.await(next.deliveries().redrive(WorkKey.of("a")))).isPresent();
		}
		try (KafkaLogFixture last = open()) {
			DeliveryDriver deliveries = new DeliveryDriver(new StoreDriver(last));
			patiently().until(() -> deliveries.find("a").isPresent());
			assertThat(deliveries.done(deliveries.claimOne())).isTrue();
			assertThat(deliveries.find("b")).isEmpty();
		}
	}

	@Test
	void workWhoseResultWaitsIsNotDoneAgainWhenItsEndIsForgotten() throws Exception {
		try (KafkaLogFixture process = open(100, Duration.ZERO)) {
			StoreDriver store = new StoreDriver(process);
			new DeliveryDriver(store).finish("a");
			store.advance(StoreFixture.RESULT_TTL);
			store.sweep();
			store.advance(StoreFixture.TOMBSTONE_TTL);
			store.sweep();
			assertThat(store.find("a")).isInstanceOf(Found.Unknown.class);
			store.accept("b");
			assertThat(store.finish(claim(process), "done")).isTrue();
			patiently().until(() -> this.kafka.committed("agentensemble.work." + this.ensemble, name(".normal")) == 2);
			assertThat(store.claim(1)).isEmpty();
			assertThat(new DeliveryDriver(store).find("a")).isPresent();
		}
	}

	@Test
	void recordsThatNoEnsembleWroteHoldNoReaderUp() throws Exception {
		try (KafkaLogFixture process = open()) {
			StoreDriver store = new StoreDriver(process);
			store.accept("a");
			assertThat(store.finish(store.claimOne(), "done")).isTrue();
			ConsumerRecord<byte[], byte[]> work = read(".normal", (record) -> true);
			for (int partition = 0; partition < KafkaLogFixture.PARTITIONS; partition++) {
				ProducerRecord<byte[], byte[]> forged = copy(work, partition, work.value());
				forged.headers().remove("ensemble-caller").add("ensemble-caller", null);
				this.kafka.send(forged);
			}
			ConsumerRecord<byte[], byte[]> end = read(".states", (record) -> record.value() != null);
			this.kafka.send(copy(end, 0,
					TestKafka.bytes(new String(end.value(), StandardCharsets.UTF_8).replace("COMPLETED", "RUNNING"))));
			store.accept("b");
			assertThat(store.finish(claim(process), "done")).isTrue();
			assertThat(this.kafka.read(name(".DLT"), (letters) -> letters.size() == KafkaLogFixture.PARTITIONS))
				.extracting((letter) -> TestKafka.header(letter, "ensemble-dead-letter-reason"))
				.hasSize(KafkaLogFixture.PARTITIONS)
				.containsOnly("invalid-request");
		}
	}

	@Test
	void workThatWaitsForPeopleKeepsNoOtherFromBeingRead() throws Exception {
		try (KafkaLogFixture process = open(2, Duration.ZERO)) {
			StoreDriver store = new StoreDriver(process);
			for (String id : List.of("a", "b")) {
				store.accept(id);
				assertThat(StoreDriver.await(process.queue().park(claim(process)))).isTrue();
			}
			store.accept("c");
			assertThat(claim(process).record().key()).isEqualTo(WorkKey.of("c"));
			assertThat(StoreDriver.await(process.queue().resume(WorkKey.of("a")))).isTrue();
			assertThat(claim(process).record().key()).isEqualTo(WorkKey.of("a"));
		}
	}

	@Test
	void whatIsFinishedBehindUnfinishedWorkIsNotDoneAgainOnceItsEndIsForgotten() throws Exception {
		Duration forgotten = StoreFixture.RESULT_TTL.plus(StoreFixture.TOMBSTONE_TTL);
		try (KafkaLogFixture first = open(100, Duration.ZERO)) {
			StoreDriver store = new StoreDriver(first);
			store.accept("a");
			assertThat(StoreDriver.await(first.queue().park(claim(first)))).isTrue();
			store.accept("b");
			assertThat(store.finish(claim(first), "done")).isTrue();
			store.advance(forgotten.dividedBy(2));
			patiently().until(() -> this.kafka.committed("agentensemble.work." + this.ensemble, name(".normal")) == 2);
			store.accept("c");
			assertThat(StoreDriver.await(first.queue().handBack(claim(first)))).isTrue();
		}
		try (KafkaLogFixture next = open(100, forgotten.plusMinutes(1))) {
			StoreDriver store = new StoreDriver(next);
			store.sweep();
			assertThat(claim(next).record().key()).isEqualTo(WorkKey.of("a"));
			assertThat(claim(next).record().key()).isEqualTo(WorkKey.of("c"));
			assertThat(store.claim(1)).isEmpty();
		}
	}

	@Test
	void theCapacityHoldsAlsoForWhatIsNotReadYet() throws Exception {
		try (KafkaLogFixture process = open(5, Duration.ZERO)) {
			StoreDriver store = new StoreDriver(process);
			long accepted = IntStream.range(0, 200)
				.mapToObj((i) -> store.enqueue(StoreDriver.submission(StoreDriver.request("r" + i)), 20))
				.filter(Enqueued.Accepted.class::isInstance)
				.count();
			assertThat(accepted).isCloseTo(20, within(5L));
		}
	}

	@Test
	void whatOthersHandInIsCountedAlsoWhileNothingIsRead() throws Exception {
		try (KafkaLogFixture process = open(1, Duration.ZERO)) {
			StoreDriver store = new StoreDriver(process);
			store.accept("a");
			patiently().until(() -> store.depth() == 1);
			ConsumerRecord<byte[], byte[]> work = read(".normal", (record) -> true);
			IntStream.range(0, 10).forEach((i) -> this.kafka.send(copy(work, 0, work.value())));
			patiently().untilAsserted(() -> assertThat(store.depth()).isEqualTo(11));
		}
	}

	private ConsumerRecord<byte[], byte[]> read(String topic, Predicate<ConsumerRecord<byte[], byte[]>> which) {
		return this.kafka.read(name(topic), (records) -> records.stream().anyMatch(which))
			.stream()
			.filter(which)
			.findFirst()
			.orElseThrow();
	}

	private String name(String topic) {
		return "agentensemble.work." + this.ensemble + topic;
	}

	private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record, int partition,
			byte[] value) {
		return new ProducerRecord<>(record.topic(), partition, record.key(), value, record.headers());
	}

	private KafkaLogFixture open() throws Exception {
		return new KafkaLogFixture(this.kafka, this.ensemble);
	}

	private KafkaLogFixture open(int window, Duration late) throws Exception {
		return new KafkaLogFixture(this.kafka, this.ensemble, 1, window, late);
	}

	private static Claim claim(KafkaLogFixture process) {
		return patiently().until(() -> new StoreDriver(process).claim(1), (claims) -> !claims.isEmpty()).get(0);
	}

	private static ConditionFactory patiently() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
	}

}
