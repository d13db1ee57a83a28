package io.ensemble.transport.kafka.ingress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ensemble.transport.ingress.Entry;
import io.ensemble.transport.ingress.EntryHandler;
import io.ensemble.transport.ingress.Verdict;
import io.ensemble.transport.kafka.DeadRecords;
import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.kafka.KafkaProcess;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.transport.topic.EventHeaders;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaReaderTests {

	private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private final TestKafka kafka = TestKafka.shared();

	private final KafkaSender sender = new KafkaSender(this.kafka.settings(), "tests");

	private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());

	private final List<ErrorCode> dead = Collections.synchronizedList(new ArrayList<>());

	private final List<KafkaReader> readers = new ArrayList<>();

	private final AtomicReference<Verdict> verdict = new AtomicReference<>(new Verdict.Taken());

	@AfterEach
	void stop() throws InterruptedException {
		for (KafkaReader reader : this.readers) {
			stop(reader);
		}
		this.sender.close();
	}

	@Test
	void whatIsTakenIsCommitted() {
		String topic = this.kafka.topic(1);
		this.kafka.send(topic, "r-1", "soup");
		start(topic, Ingress.QUEUE, this::handle);
		awaitCommitted(topic, 1);
		assertThat(this.entries).extracting(Entry::requestId).containsExactly("r-1");
		assertThat(this.entries.get(0).payload()).isEqualTo(TestKafka.bytes("soup"));
	}

	@Test
	void aRecordOfAStrangerGetsTheSameIdWheneverItIsRead() {
		String topic = this.kafka.topic(1);
		this.kafka.send(topic, "order of a guest, no id", "soup");
		start(topic, Ingress.TOPIC, this::handle);
		start(topic, "another-group", Ingress.TOPIC, this::handle);
		Awaitility.await().until(() -> this.entries.size() == 2);
		assertThat(this.entries.get(0).requestId()).startsWith("kafka:" + topic + ":0:0:")
			.isEqualTo(this.entries.get(1).requestId());
	}

	@Test
	void headersCarryIdAndTrace() {
		String topic = this.kafka.topic(1);
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, TestKafka.bytes("soup"));
		record.headers().add(EventHeaders.REQUEST_ID, TestKafka.bytes("order-7"));
		record.headers().add(EventHeaders.TRACEPARENT, TestKafka.bytes(TRACEPARENT));
		this.kafka.send(record);
		start(topic, Ingress.TOPIC, this::handle);
		Awaitility.await().until(() -> this.entries.size() == 1);
		assertThat(this.entries.get(0).requestId()).isEqualTo("order-7");
		assertThat(this.entries.get(0).traceContext().traceparent()).isEqualTo(TRACEPARENT);
	}

	@Test
	void hostileHeadersAndKeysAreNoIdAndNoTrace() {
		String topic = this.kafka.topic(1);
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, TestKafka.bytes("a\r\nb"), null);
		record.headers().add(EventHeaders.REQUEST_ID, TestKafka.bytes("x".repeat(500)));
		record.headers().add(EventHeaders.TRACEPARENT, TestKafka.bytes("00-zz"));
		this.kafka.send(record);
		start(topic, Ingress.QUEUE, this::handle);
		Awaitility.await().until(() -> this.entries.size() == 1);
		assertThat(this.entries.get(0).requestId()).startsWith("kafka:");
		assertThat(this.entries.get(0).traceContext()).isNull();
		assertThat(this.entries.get(0).payload()).isEmpty();
	}

	@Test
	void whatIsDeadIsPutAsideWithItsReasonAndTheReaderGoesOn() {
		String topic = this.kafka.topic(1);
		this.kafka.send(topic, "r-1", "garbage");
		this.kafka.send(topic, "r-2", "soup");
		start(topic, Ingress.QUEUE,
				(entry) -> entry.requestId().equals("r-1")
						? CompletableFuture.completedFuture(new Verdict.Dead(ErrorCode.INVALID, "task must be given"))
						: handle(entry));
		awaitCommitted(topic, 2);
		ConsumerRecord<byte[], byte[]> letter = deadLetter(topic);
		assertThat(letter.value()).isEqualTo(TestKafka.bytes("garbage"));
		assertThat(letter.key()).isEqualTo(TestKafka.bytes("r-1"));
		assertThat(TestKafka.header(letter, KafkaNames.REASON)).isEqualTo("invalid-request");
		assertThat(TestKafka.header(letter, KafkaNames.MESSAGE)).isEqualTo("task must be given");
		assertThat(TestKafka.header(letter, KafkaNames.ORIGIN)).isEqualTo(topic + "-0@0");
		assertThat(this.dead).containsExactly(ErrorCode.INVALID);
	}

	@Test
	void aListenerThatFailsHasNothingPutAsideTwiceAndHoldsUpNobody() {
		String topic = this.kafka.topic(1);
		this.kafka.send(topic, "r-1", "garbage");
		this.kafka.send(topic, "r-2", "garbage");
		KafkaReader reader = new KafkaReader(this.kafka.settings(), new KafkaSource(topic, "group", Ingress.QUEUE, 1),
				(entry) -> CompletableFuture.completedFuture(new Verdict.Dead(ErrorCode.INVALID, "no")), this.sender,
				(door, reason) -> {
					throw new IllegalStateException("no");
				});
		this.readers.add(reader);
		reader.start();
		awaitCommitted(topic, 2);
	}

	@Test
	void aDeadLetterThatNoBrokerWouldTakeIsCut() {
		String topic = this.kafka.topic(1);
		this.kafka.send(topic, "r-1", "x".repeat(5 * 1024 * 1024));
		start(topic, Ingress.QUEUE, (entry) -> CompletableFuture
			.completedFuture(new Verdict.Dead(ErrorCode.TOO_LARGE, "The entry is too large")));
		awaitCommitted(topic, 1);
		ConsumerRecord<byte[], byte[]> letter = deadLetter(topic);
		assertThat(letter.value()).hasSize(DeadRecords.MAX_VALUE_SIZE);
		assertThat(TestKafka.header(letter, KafkaNames.SIZE)).isEqualTo("5242880");
	}

	@Test
	void aDeadLetterWithAKeyAndHeadersThatNoBrokerWouldTakeIsCut() {
		String topic = this.kafka.topic(1);
		this.kafka.send(topic, "k".repeat(2 * 1024 * 1024), "soup");
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, TestKafka.bytes("r-2"),
				TestKafka.bytes("soup"));
		record.headers().add("photo", new byte[2 * 1024 * 1024]);
		this.kafka.send(record);
		start(topic, Ingress.QUEUE,
				(entry) -> CompletableFuture.completedFuture(new Verdict.Dead(ErrorCode.INVALID, "no work")));
		awaitCommitted(topic, 2);
		List<ConsumerRecord<byte[], byte[]>> letters = this.kafka.read(topic + KafkaNames.DEAD_LETTERS,
				(records) -> records.size() == 2);
		assertThat(letters).extracting((letter) -> letter.key().length).containsExactly(64 * 1024, 3);
		assertThat(letters).allSatisfy((letter) -> {
			assertThat(letter.value()).isEqualTo(TestKafka.bytes("soup"));
			assertThat(TestKafka.header(letter, KafkaNames.SIZE)).isEqualTo("4");
			assertThat(KafkaNames.header(letter, "photo")).isNull();
		});
	}

	@Test
	void whatCannotBeTakenNowComesAgainAndNothingIsCommittedUntilThen() {
		String topic = this.kafka.topic(1);
		this.verdict.set(new Verdict.Later(Duration.ZERO, "The queue is full"));
		this.kafka.send(topic, "r-1", "soup");
		this.kafka.send(topic, "r-2", "salad");
		start(topic, Ingress.QUEUE, this::handle);
		Awaitility.await().until(() -> this.entries.size() >= 3);
		assertThat(this.kafka.committed("group", topic)).isZero();
		assertThat(this.entries).extracting(Entry::requestId).containsOnly("r-1");
		this.verdict.set(new Verdict.Taken());
		awaitCommitted(topic, 2);
		assertThat(this.entries.get(this.entries.size() - 1).requestId()).isEqualTo("r-2");
	}

	@Test
	void aStoreThatFailsLosesNothing() {
		String topic = this.kafka.topic(1);
		AtomicInteger calls = new AtomicInteger();
		this.kafka.send(topic, "r-1", "soup");
		start(topic, Ingress.QUEUE, (entry) -> (calls.incrementAndGet() == 1)
				? CompletableFuture.failedFuture(new IllegalStateException("The disk is full")) : handle(entry));
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> this.entries.size() == 1);
		awaitCommitted(topic, 1);
	}

	@Test
	void theGroupSharesTheRecordsAndLosesNoneWhenAReaderComesOrGoes() throws InterruptedException {
		String topic = this.kafka.topic(2);
		Set<String> seen = ConcurrentHashMap.newKeySet();
		EntryHandler handler = (entry) -> {
			seen.add(entry.requestId());
			return CompletableFuture.completedFuture(new Verdict.Taken());
		};
		KafkaReader first = start(topic, Ingress.QUEUE, handler);
		send(topic, 0, 100);
		Awaitility.await().until(() -> !seen.isEmpty());
		start(topic, Ingress.QUEUE, handler);
		send(topic, 100, 200);
		stop(first);
		send(topic, 200, 300);
		Set<String> all = IntStream.range(0, 300).mapToObj((i) -> "r-" + i).collect(Collectors.toSet());
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(new TreeSet<>(seen)).containsExactlyInAnyOrderElementsOf(all));
	}

	@Test
	void readsOnWhileNoBrokerAnswersAtFirst(@TempDir Path directory) throws InterruptedException {
		try (KafkaProcess broker = new KafkaProcess(directory)) {
			TestKafka later = TestKafka.at(broker.address());
			KafkaReader reader = new KafkaReader(later.settings(), new KafkaSource("orders", "group", Ingress.QUEUE, 1),
					this::handle, this.sender, (ingress, reason) -> this.dead.add(reason));
			reader.start();
			broker.start();
			later.send("orders", "r-1", "soup");
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> this.entries.size() == 1);
			stop(reader);
			later.close();
		}
	}

	private CompletableFuture<Verdict> handle(Entry entry) {
		this.entries.add(entry);
		return CompletableFuture.completedFuture(this.verdict.get());
	}

	private KafkaReader start(String topic, Ingress ingress, EntryHandler handler) {
		return start(topic, "group", ingress, handler);
	}

	private KafkaReader start(String topic, String group, Ingress ingress, EntryHandler handler) {
		KafkaReader reader = new KafkaReader(this.kafka.settings(), new KafkaSource(topic, group, ingress, 1), handler,
				this.sender, (door, reason) -> this.dead.add(reason));
		this.readers.add(reader);
		reader.start();
		return reader;
	}

	private void send(String topic, int from, int to) {
		IntStream.range(from, to).forEach((i) -> this.kafka.send(topic, "r-" + i, "soup"));
	}

	private void awaitCommitted(String topic, long offset) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(this.kafka.committed("group", topic)).isEqualTo(offset));
	}

	private ConsumerRecord<byte[], byte[]> deadLetter(String topic) {
		return this.kafka.read(topic + KafkaNames.DEAD_LETTERS, (records) -> !records.isEmpty()).get(0);
	}

	private static void stop(KafkaReader reader) throws InterruptedException {
		CountDownLatch stopped = new CountDownLatch(1);
		reader.stop(stopped::countDown);
		assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
	}

}
