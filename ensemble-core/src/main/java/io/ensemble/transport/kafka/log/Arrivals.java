package io.ensemble.transport.kafka.log;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.transport.ingress.Verdict;
import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.kafka.log.delivery.OpenDeliveries;
import io.ensemble.transport.kafka.log.record.DeadLetters;
import io.ensemble.transport.kafka.log.record.LogRecords;
import io.ensemble.transport.kafka.log.record.Progress;
import io.ensemble.transport.simple.MirroredWorkStore;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.LogText;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what the reader of work reads, and puts aside what is no work. Thread-safe.
 */
class Arrivals {

	private static final Logger logger = LoggerFactory.getLogger(Arrivals.class);

	private final Map<WorkKey, CompletableFuture<Void>> expected = new ConcurrentHashMap<>();

	private final LogRecords records = new LogRecords();

	private final MirroredWorkStore work;

	private final Progress progress;

	private final Attempts attempts;

	private final int maxAttempts;

	private final DeadLetters deadLetters;

	private final OpenDeliveries deliveries;

	Arrivals(MirroredWorkStore work, Progress progress, Attempts attempts, int maxAttempts, DeadLetters deadLetters,
			OpenDeliveries deliveries) {
		this.work = work;
		this.progress = progress;
		this.attempts = attempts;
		this.maxAttempts = maxAttempts;
		this.deadLetters = deadLetters;
		this.deliveries = deliveries;
	}

	/**
	 * Wait for a record that is about to be written.
	 * @param key its work
	 * @return completes when it was read here, or others read it
	 */
	CompletableFuture<Void> expect(WorkKey key) {
		CompletableFuture<Void> arrived = this.expected.computeIfAbsent(key, (same) -> new CompletableFuture<>());
		arrived.whenComplete((done, failure) -> this.expected.remove(key, arrived));
		return arrived;
	}

	/**
	 * Take a record in, or put it aside.
	 * @param record a record of a topic of work, by whomever it was written
	 */
	void read(ConsumerRecord<byte[], byte[]> record) {
		try {
			take(record, this.records.work(record));
		}
		catch (RuntimeException ex) {
			putAside(record, new Verdict.Dead(ErrorCode.INVALID, String.valueOf(ex.getMessage())));
		}
	}

	void lost(Set<WorkKey> lost) {
		lost.forEach(this.work::depart);
		this.deliveries.lost(lost);
		Set.copyOf(this.expected.keySet()).forEach(this::arrived);
	}

	private void take(ConsumerRecord<byte[], byte[]> record, WorkRecord read) {
		TopicPartition partition = partition(record);
		Instant movedAt = this.records.movedAt(record);
		this.progress.begun(partition, record.offset(), read.key(), (movedAt != null) ? movedAt : read.submittedAt());
		if (movedAt != null) {
			this.progress.moved(partition, record.offset(), read.key());
		}
		if (LogRecords.hasEnded(record)) {
			lookAfter(record, read.key());
			return;
		}
		switch (this.work.arrive(this.attempts.counted(read), this.maxAttempts)) {
			case ENDED -> this.deliveries.read(read.key());
			case MISMATCH -> {
				this.progress.finished(partition, record.offset());
				putAside(record,
						new Verdict.Dead(ErrorCode.IDEMPOTENCY_MISMATCH, "The id was used before for something else"));
			}
			default -> arrived(read.key());
		}
	}

	// It may be forgotten how the work ended, but it is not done again.
	private void lookAfter(ConsumerRecord<byte[], byte[]> record, WorkKey key) {
		if (this.deliveries.find(key).isPresent()) {
			this.deliveries.read(key);
		}
		else {
			this.progress.finished(partition(record), record.offset());
		}
	}

	private void arrived(WorkKey key) {
		CompletableFuture<Void> waiting = this.expected.get(key);
		if (waiting != null) {
			waiting.complete(null);
		}
	}

	private void putAside(ConsumerRecord<byte[], byte[]> record, Verdict.Dead verdict) {
		this.progress.begun(partition(record), record.offset(), WorkKey.of(KafkaNames.origin(record)), Instant.MAX);
		logger.warn("{} is a dead letter ({}): {}", KafkaNames.origin(record), verdict.code().dashed(),
				LogText.of(verdict.reason()));
		this.deadLetters.write(record, verdict, () -> this.progress.finished(partition(record), record.offset()));
	}

	private static TopicPartition partition(ConsumerRecord<?, ?> record) {
		return new TopicPartition(record.topic(), record.partition());
	}

}
