package io.ensemble.transport.kafka.log.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.log.record.GivenUp;
import io.ensemble.transport.kafka.log.record.LogTopics;
import io.ensemble.transport.kafka.log.record.Progress;
import io.ensemble.transport.simple.delivery.SimpleDeliveryQueue;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenDeliveriesTests {

	private static final Map<String, Object> SETTINGS = Map.of("bootstrap.servers", "127.0.0.1:1");

	private static final Duration KEPT = Duration.ofDays(1);

	private static final TopicPartition PARTITION = new TopicPartition("work", 0);

	private static final WorkKey KEY = WorkKey.of("a");

	private final VirtualTime time = new VirtualTime();

	private final SimpleDeliveryQueue queue = new SimpleDeliveryQueue(this.time, KEPT);

	private final Progress progress = new Progress();

	private final OpenDeliveries open = new OpenDeliveries(this.queue, this.progress, this.time, KEPT);

	private CompletableFuture<Void> written = new CompletableFuture<>();

	private final KafkaSender sender = new KafkaSender(SETTINGS, "tests") {

		@Override
		public CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record) {
			return OpenDeliveriesTests.this.written;
		}

	};

	private final LogTopics topics = new LogTopics("e", SETTINGS, 1, KEPT, 1024) {

		@Override
		public TopicPartition of(WorkKey key, Priority priority) {
			return PARTITION;
		}

	};

	private final KafkaLogDeliveries deliveries = new KafkaLogDeliveries(this.queue, this.open,
			new DeliveryLog(this.topics, this.sender), this.time);

	@AfterEach
	void close() {
		this.sender.close();
	}

	@Test
	void whoReadsTheWorkDeliversAndTheWorkIsFinishedWhenThatIsWritten() {
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.ended(end(DeliveryMethod.QUEUE), true);
		CompletableFuture<Boolean> done = this.deliveries.done(claim()).toCompletableFuture();
		assertThat(done).as("not written yet").isNotDone();
		assertThat(this.progress.marks()).isEmpty();
		this.written.complete(null);
		this.open.over(KEY);
		assertThat(done).isCompletedWithValue(true);
		assertThat(this.progress.marks()).hasSize(1);
		assertThat(delivered()).isTrue();
	}

	@Test
	void theOneWhoReadsItLaterDeliversIfNobodyHas() {
		this.open.ended(end(DeliveryMethod.QUEUE), true);
		assertThat(delivered()).as("somebody else's").isTrue();
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.read(KEY);
		this.open.read(KEY);
		assertThat(claim().delivery().attempts()).isOne();
		assertThat(this.queue.claim(1, Duration.ofMinutes(1)).toCompletableFuture().join().claims()).isEmpty();
	}

	@Test
	void whatAnotherOneDeliveredIsNotDelivered() {
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.ended(end(DeliveryMethod.QUEUE), true);
		this.open.over(KEY);
		assertThat(delivered()).isTrue();
		assertThat(this.progress.marks()).hasSize(1);
	}

	@Test
	void whatOthersReadFromNowOnIsTheirs() {
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.ended(end(DeliveryMethod.QUEUE), true);
		this.open.lost(this.progress.retain(List.of()));
		assertThat(delivered()).isTrue();
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.read(KEY);
		assertThat(delivered()).as("it came back").isFalse();
	}

	@Test
	void whatIsGivenUpWaitsForSomebodyToDecide() {
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.ended(end(DeliveryMethod.QUEUE), true);
		this.written.complete(null);
		assertThat(this.deliveries.giveUp(claim(), "gone").toCompletableFuture()).isCompletedWithValue(true);
		this.open.givenUp(givenUp());
		assertThat(this.progress.marks()).as("the next process is to know of it").isEmpty();
		assertThat(this.deliveries.redrive(KEY).toCompletableFuture().join()).isPresent();
		this.open.redriven(KEY);
		assertThat(this.deliveries.done(claim()).toCompletableFuture()).isCompletedWithValue(true);
		this.open.over(KEY);
		assertThat(this.progress.marks()).hasSize(1);
	}

	@Test
	void whatIsDiscardedIsFinished() {
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.ended(end(DeliveryMethod.QUEUE), true);
		this.written.complete(null);
		assertThat(this.deliveries.discard(KEY).toCompletableFuture().join()).as("not given up").isEmpty();
		this.deliveries.giveUp(claim(), "gone");
		this.open.givenUp(givenUp());
		assertThat(this.deliveries.discard(KEY).toCompletableFuture().join()).isPresent();
		this.open.over(KEY);
		assertThat(this.progress.marks()).hasSize(1);
	}

	@Test
	void whatAnotherOneGaveUpIsListedByWhoReadsTheWorkAndBeginsAnewThere() {
		this.open.ended(end(DeliveryMethod.QUEUE), true);
		this.open.givenUp(givenUp());
		assertThat(delivered()).as("somebody else's").isTrue();
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.read(KEY);
		assertThat(this.queue.find(KEY).toCompletableFuture().join()).hasValueSatisfying((delivery) -> {
			assertThat(delivery.state()).isEqualTo(DeliveryState.GIVEN_UP);
			assertThat(delivery.attempts()).isEqualTo(3);
			assertThat(delivery.lastError()).isEqualTo("gone");
		});
		assertThat(this.progress.marks()).isEmpty();
		this.open.redriven(KEY);
		assertThat(claim().delivery().attempts()).isOne();
	}

	@Test
	void whatWasGivenUpLongAgoIsForgotten() {
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.ended(end(DeliveryMethod.QUEUE), true);
		this.open.givenUp(givenUp());
		this.time.advance(KEPT.minusSeconds(1));
		this.open.forgetOld();
		assertThat(delivered()).isFalse();
		this.time.advance(Duration.ofSeconds(1));
		this.open.forgetOld();
		assertThat(delivered()).isTrue();
		assertThat(this.open.find(KEY)).isEmpty();
		assertThat(this.progress.marks()).hasSize(1);
	}

	@Test
	void whatCannotBeWrittenIsStillToBeDelivered() {
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.ended(end(DeliveryMethod.QUEUE), true);
		DeliveryClaim claim = claim();
		this.written.completeExceptionally(new IllegalStateException("no broker"));
		assertThat(this.deliveries.done(claim).toCompletableFuture()).isCompletedExceptionally();
		this.open.ended(end(DeliveryMethod.QUEUE), false);
		assertThat(this.progress.marks()).isEmpty();
		this.written = CompletableFuture.completedFuture(null);
		assertThat(this.deliveries.done(claim).toCompletableFuture()).isCompletedWithValue(true);
	}

	@Test
	void whatGoesNowhereIsFinishedWhenItEnds() {
		this.progress.begun(PARTITION, 0, KEY, this.time.instant());
		this.open.ended(end(DeliveryMethod.NONE), true);
		assertThat(this.progress.marks()).hasSize(1);
		assertThat(delivered()).isTrue();
	}

	private boolean delivered() {
		return this.queue.find(KEY).toCompletableFuture().join().isEmpty();
	}

	private GivenUp givenUp() {
		return new GivenUp(KEY, 3, this.time.instant(), this.time.instant(), "gone");
	}

	private DeliveryClaim claim() {
		return this.deliveries.claim(1, Duration.ofMinutes(1)).toCompletableFuture().join().claims().get(0);
	}

	private WorkRecord end(DeliveryMethod method) {
		WorkRequest request = WorkRequest.of("a", "cook", "soup").delivery(new DeliverySpec(method, "out")).build();
		return WorkRecord.queued(new Submission(request, WorkKey.ANYONE, Ingress.HTTP), this.time.instant())
			.finished(WorkResult.completed("done"), this.time.instant());
	}

}
