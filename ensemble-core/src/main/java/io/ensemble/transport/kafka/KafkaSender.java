package io.ensemble.transport.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.ensemble.transport.StoreUnavailableException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Writes records that all in-sync replicas have confirmed. A producer blocks while it
 * does not know the brokers, so it is called on a thread of its own. A record that waited
 * for that thread too long is not written any more, so that many records together fail as
 * soon as one. Thread-safe.
 */
public class KafkaSender implements AutoCloseable {

	private static final int MAX_WAITING = 10_000;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int DEFAULT_MAX_SIZE = 1024 * 1024;

	private static final Map<String, Object> GUARANTEES = Map.of(ProducerConfig.ACKS_CONFIG, "all",
			ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
			ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);

	private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

	private final ThreadPoolExecutor thread;

	private final Duration patience;

	private final int maxRecordSize;

	/**
	 * Write to a cluster.
	 * @param settings the settings of the producer: where the cluster is, and how to get
	 * in
	 * @param name begins the name of the thread
	 */
	public KafkaSender(Map<String, Object> settings, String name) {
		this(settings, name, PATIENCE);
	}

	KafkaSender(Map<String, Object> settings, String name, Duration patience) {
		this.patience = patience;
		this.maxRecordSize = Integer
			.parseInt(String.valueOf(settings.getOrDefault(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEFAULT_MAX_SIZE)));
		this.producers = new DefaultKafkaProducerFactory<>(KafkaSettings.with(settings, GUARANTEES),
				new ByteArraySerializer(), new ByteArraySerializer());
		this.thread = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING),
				(task) -> {
					Thread thread = new Thread(task, name + "-kafka-sender");
					thread.setDaemon(true);
					return thread;
				});
		this.thread.allowCoreThreadTimeOut(true);
	}

	/**
	 * Write a record.
	 * @param record the record
	 * @return completes when it is kept; fails with {@link StoreUnavailableException} if
	 * it is not known whether it is, with {@link TooLargeForKafkaException} if it never
	 * will be
	 */
	public CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record) {
		CompletableFuture<Void> sent = new CompletableFuture<>();
		try {
			this.thread.execute(() -> send(record, sent));
		}
		catch (RejectedExecutionException ex) {
			sent.completeExceptionally(new StoreUnavailableException("Too many records wait for Kafka", ex));
		}
		return sent.orTimeout(this.patience.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionallyCompose((failure) -> CompletableFuture
				.failedFuture((failure instanceof TimeoutException) ? unavailable(record, failure) : failure));
	}

	/**
	 * How large records may be, unless their topic says less.
	 * @return the limit of the producer, in bytes
	 */
	public int maxRecordSize() {
		return this.maxRecordSize;
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
		this.producers.destroy();
	}

	private void send(ProducerRecord<byte[], byte[]> record, CompletableFuture<Void> sent) {
		if (sent.isDone()) {
			return;
		}
		try {
			Producer<byte[], byte[]> producer = this.producers.createProducer();
			producer.send(record, (metadata, failure) -> {
				if (failure == null) {
					sent.complete(null);
				}
				else {
					sent.completeExceptionally(failed(record, failure));
				}
			});
		}
		catch (RuntimeException ex) {
			sent.completeExceptionally(unavailable(record, ex));
		}
	}

	private static RuntimeException failed(ProducerRecord<?, ?> record, Exception failure) {
		return (failure instanceof RecordTooLargeException) ? new TooLargeForKafkaException(record.topic())
				: unavailable(record, failure);
	}

	private static StoreUnavailableException unavailable(ProducerRecord<?, ?> record, Throwable failure) {
		return new StoreUnavailableException("Kafka did not confirm a record for the topic " + record.topic(), failure);
	}

}
