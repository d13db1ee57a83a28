package io.ensemble.transport.kafka.log;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

	/** A caller is kept no longer, though the record may still be written. */
	private static final Duration CONFIRMATION = Duration.ofSeconds(5);

	private static final long CONFIRMED = -1;

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

	/** How many answers brokers had given when a record was not confirmed. */
	private volatile long unconfirmed = CONFIRMED;

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
		if (isSilent()) {
			return CompletableFuture.failedFuture(
					new StoreUnavailableException("No broker has answered since one did not confirm a record", null));
		}
		WorkRecord record = this.work.stamp(submission);
		TopicPartition partition = this.topics.of(record.key(), record.priority());
		ProducerRecord<byte[], byte[]> written = this.records.work(partition, record);
		if (written.value().length > this.sender.maxRecordSize() - ROOM_FOR_END) {
			return CompletableFuture.completedFuture(new Enqueued.TooLarge());
		}
		CompletableFuture<Void> arrival = this.arrivals.expect(record.key());
		return confirmed(written).handle((sent, failure) -> {
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

	private CompletionStage<Void> confirmed(ProducerRecord<byte[], byte[]> record) {
		return this.sender.send(record)
			.toCompletableFuture()
			.orTimeout(CONFIRMATION.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionallyCompose((failure) -> CompletableFuture.failedFuture((failure instanceof TimeoutException)
					? new StoreUnavailableException("Kafka has not confirmed the record yet", failure) : failure));
	}

	private boolean isSilent() {
		return this.unconfirmed != CONFIRMED && this.unconfirmed == this.reader.answers();
	}

	private CompletableFuture<Enqueued> notSent(Throwable failure) {
		if (TooLargeForKafkaException.is(failure)) {
			return CompletableFuture.completedFuture(new Enqueued.TooLarge());
		}
		this.unconfirmed = this.reader.answers();
		return CompletableFuture.failedFuture(failure);
	}

	private static CompletableFuture<Void> notAwaited(CompletableFuture<Void> arrival) {
		arrival.complete(null);
		return arrival;
	}

	private static CompletableFuture<Void> arrived(CompletableFuture<Void> arrival) {
		return arrival.completeOnTimeout(null, ARRIVAL.toMillis(), TimeUnit.MILLISECONDS);
	}

}
