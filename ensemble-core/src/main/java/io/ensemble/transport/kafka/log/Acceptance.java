package io.ensemble.transport.kafka.log;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.Enqueued;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.TooLargeForKafkaException;
import io.ensemble.transport.kafka.log.record.LogRecords;
import io.ensemble.transport.kafka.log.record.LogTopics;
import io.ensemble.transport.simple.MirroredWorkStore;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes requests to the topic of their priority. A request is accepted when all in-sync
 * replicas have it; one that is read here again is answered with its position.
 * Thread-safe.
 */
class Acceptance {

	/** Longer than a broker takes to hand out what it was given. */
	private static final Duration ARRIVAL = Duration.ofSeconds(2);

	/** What a record of its end may have in headers, and in place of a result. */
	private static final int ROOM_FOR_END = 32 * 1024;

	private final Map<WorkKey, CompletableFuture<Enqueued>> sending = new ConcurrentHashMap<>();

	private final LogRecords records = new LogRecords();

	private final LogTopics topics;

	private final KafkaSender sender;

	private final MirroredWorkStore work;

	private final Arrivals arrivals;

	private final WorkReader reader;

	private final CompletableFuture<Void> mayBegin;

	Acceptance(LogTopics topics, KafkaSender sender, MirroredWorkStore work, Arrivals arrivals, WorkReader reader,
			CompletableFuture<Void> mayBegin) {
		this.topics = topics;
		this.sender = sender;
		this.work = work;
		this.arrivals = arrivals;
		this.reader = reader;
		this.mayBegin = mayBegin;
	}

	CompletionStage<Enqueued> enqueue(Submission submission, int capacity) {
		if (!this.topics.areKnown() || !this.mayBegin.isDone()) {
			return CompletableFuture
				.failedFuture(new StoreUnavailableException("It is not known yet what Kafka keeps", null));
		}
		CompletableFuture<Enqueued> mine = new CompletableFuture<>();
		Optional<CompletionStage<Enqueued>> other = reserve(submission, capacity, mine);
		if (other.isPresent()) {
			return other.get();
		}
		send(submission).whenComplete((accepted, failure) -> {
			this.sending.remove(submission.key(), mine);
			if (failure != null) {
				mine.completeExceptionally(failure);
			}
			else {
				mine.complete(accepted);
			}
		});
		return mine;
	}

	// What was handed in here may be among what is not read here yet.
	long depth() {
		long written = Math.max(this.reader.unread(), this.work.elsewhere());
		return this.work.depth().toCompletableFuture().join() + written;
	}

	private synchronized Optional<CompletionStage<Enqueued>> reserve(Submission submission, int capacity,
			CompletableFuture<Enqueued> mine) {
		CompletableFuture<Enqueued> same = this.sending.get(submission.key());
		if (same != null) {
			return Optional
				.of(same.handle((done, failure) -> done).thenCompose((done) -> enqueue(submission, capacity)));
		}
		Optional<Enqueued> known = this.work.known(submission);
		if (known.isEmpty() && depth() + this.sending.size() >= capacity) {
			known = Optional.of(new Enqueued.Full());
		}
		if (known.isEmpty()) {
			this.sending.put(submission.key(), mine);
		}
		return known.map(CompletableFuture::completedFuture);
	}

	private CompletionStage<Enqueued> send(Submission submission) {
		WorkRecord record = this.work.stamp(submission);
		TopicPartition partition = this.topics.of(record.key(), record.priority());
		ProducerRecord<byte[], byte[]> written = this.records.work(partition, record);
		if (written.value().length > this.sender.maxRecordSize() - ROOM_FOR_END) {
			return CompletableFuture.completedFuture(new Enqueued.TooLarge());
		}
		CompletableFuture<Void> arrival = this.arrivals.expect(record.key());
		return this.sender.send(written).handle((sent, failure) -> {
			if (failure != null) {
				arrival.cancel(false);
				return notSent(failure);
			}
			this.work.announce(record);
			return (this.reader.reads(partition) ? arrived(arrival) : notAwaited(arrival))
				.thenCompose((read) -> this.work.position(record.key()))
				.<Enqueued>thenApply((position) -> new Enqueued.Accepted(record, position));
		}).thenCompose((answer) -> answer);
	}

	private static CompletableFuture<Enqueued> notSent(Throwable failure) {
		return TooLargeForKafkaException.is(failure) ? CompletableFuture.completedFuture(new Enqueued.TooLarge())
				: CompletableFuture.failedFuture(failure);
	}

	private static CompletableFuture<Void> notAwaited(CompletableFuture<Void> arrival) {
		arrival.complete(null);
		return arrival;
	}

	private static CompletableFuture<Void> arrived(CompletableFuture<Void> arrival) {
		return arrival.completeOnTimeout(null, ARRIVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

}
