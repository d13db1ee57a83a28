package io.ensemble.transport.kafka.ingress;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.ingress.EntryHandler;
import io.ensemble.transport.ingress.SafeDeadEntryListener;
import io.ensemble.transport.ingress.Verdict;
import io.ensemble.transport.kafka.DeadRecords;
import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.work.LogText;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.listener.AcknowledgingMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Takes one record after the other and commits what is kept elsewhere. Waits for the
 * store, never for the work. A record that cannot be taken in now pauses the consumer,
 * which stays in its group meanwhile.
 */
class RecordReader implements AcknowledgingMessageListener<byte[], byte[]> {

	private static final Logger logger = LoggerFactory.getLogger(RecordReader.class);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final KafkaSource source;

	private final EntryHandler handler;

	private final DeadRecords deadRecords;

	private final DeadEntryListener listener;

	private final Consumer<ConsumerRecord<?, ?>> taken;

	private final RecordEntries entries;

	private volatile boolean pausing;

	RecordReader(KafkaSource source, EntryHandler handler, DeadRecords deadRecords, DeadEntryListener listener,
			Consumer<ConsumerRecord<?, ?>> taken) {
		this.source = source;
		this.handler = handler;
		this.deadRecords = deadRecords;
		this.listener = new SafeDeadEntryListener(listener);
		this.taken = taken;
		this.entries = new RecordEntries(source.keyIsRequestId());
	}

	@Override
	public void onMessage(ConsumerRecord<byte[], byte[]> record, @Nullable Acknowledgment given) {
		Acknowledgment acknowledgment = Objects.requireNonNull(given);
		Verdict verdict = await(this.handler.handle(this.entries.entry(record)).thenCompose((v) -> settle(record, v)));
		if (verdict instanceof Verdict.Later later) {
			pause(record, later);
			acknowledgment.nack(later.boundedPause());
			return;
		}
		if (this.pausing) {
			this.pausing = false;
			logger.info("Reading {} goes on", this.source.topic());
		}
		this.taken.accept(record);
		acknowledgment.acknowledge();
	}

	private CompletionStage<Verdict> settle(ConsumerRecord<byte[], byte[]> record, Verdict verdict) {
		if (!(verdict instanceof Verdict.Dead dead)) {
			return CompletableFuture.completedFuture(verdict);
		}
		return this.deadRecords.write(record, dead).thenApply((done) -> {
			logger.warn("{} is a dead letter ({}): {}", KafkaNames.origin(record), dead.code().dashed(),
					LogText.of(dead.reason()));
			this.listener.dead(this.source.ingress(), dead.code());
			return dead;
		});
	}

	private void pause(ConsumerRecord<byte[], byte[]> record, Verdict.Later later) {
		if (!this.pausing) {
			this.pausing = true;
			logger.warn("Reading {} pauses at {}: {}", this.source.topic(), KafkaNames.origin(record), later.reason());
		}
	}

	private static Verdict await(CompletionStage<Verdict> verdict) {
		try {
			return verdict.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Verdict.Later(Verdict.Later.LONGEST_PAUSE, "The reader is stopped");
		}
		catch (TimeoutException ex) {
			return new Verdict.Later(Verdict.Later.LONGEST_PAUSE, "The store gave no answer");
		}
		catch (ExecutionException ex) {
			return new Verdict.Later(Verdict.Later.LONGEST_PAUSE, String.valueOf(ex.getCause()));
		}
	}

}
