package io.ensemble.transport.kafka.ingress;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.transport.ingress.EntryHandler;
import io.ensemble.transport.ingress.EntryReader;
import io.ensemble.transport.kafka.DeadRecords;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.KafkaSettings;
import io.ensemble.transport.kafka.ReaderMetrics;
import org.apache.kafka.clients.consumer.ConsumerConfig;

import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/**
 * Reads work from one topic. Offsets are committed in order and only of records whose
 * work is kept, or which were put aside; whatever happens in between, a record is read
 * again and its request is known by its id. Thread-safe.
 */
public class KafkaReader implements EntryReader {

	/** How long a pause may last longer than it should. */
	private static final Duration POLL = Duration.ofMillis(500);

	/** Shorter than a stop is waited for, which a commit without a broker holds up. */
	private static final Duration COMMIT = Duration.ofSeconds(5);

	private static final Duration RETRY = Duration.ofSeconds(5);

	private static final String DEFAULT_MAX_POLL_RECORDS = "100";

	private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

	/**
	 * Read a topic once started.
	 * @param settings the settings of the consumer: where the cluster is, and how to get
	 * in
	 * @param source what to read
	 * @param handler takes the entries
	 * @param sender writes dead letters
	 * @param listener is told of dead letters
	 */
	public KafkaReader(Map<String, Object> settings, KafkaSource source, EntryHandler handler, KafkaSender sender,
			DeadEntryListener listener) {
		ReaderErrorHandler errors = new ReaderErrorHandler(source.topic(), RETRY);
		ContainerProperties properties = new ContainerProperties(source.topic());
		properties.setGroupId(source.group());
		properties.setClientId("ensemble-" + source.topic());
		properties.setPollTimeout(POLL.toMillis());
		properties.setAckMode(ContainerProperties.AckMode.MANUAL);
		properties.setStopImmediate(true);
		properties.setSyncCommitTimeout(COMMIT);
		properties.setIdleEventInterval(RETRY.toMillis());
		properties.setMissingTopicsFatal(false);
		properties.setAuthExceptionRetryInterval(RETRY);
		properties
			.setMessageListener(new RecordReader(source, handler, new DeadRecords(sender), listener, errors::taken));
		this.container = new ConcurrentMessageListenerContainer<>(consumers(settings), properties);
		this.container.setConcurrency(source.concurrency());
		this.container.setBeanName("ensemble-" + source.topic());
		this.container.setCommonErrorHandler(errors);
		this.container.setApplicationEventPublisher(errors);
	}

	@Override
	public void start() {
		this.container.start();
	}

	@Override
	public void stop(Runnable stopped) {
		this.container.stop(stopped);
	}

	/**
	 * Whether the topic is read.
	 * @return {@code true} from start to stop
	 */
	public boolean isRunning() {
		return this.container.isRunning();
	}

	/**
	 * How many answers brokers have given to this reader. Grows every few seconds while
	 * the reader runs and a broker is there, also when there is nothing to read; falls
	 * when the reader stops.
	 * @return their number
	 */
	public long answers() {
		return this.container.metrics().values().stream().mapToLong(ReaderMetrics::answers).sum();
	}

	private static ConsumerFactory<byte[], byte[]> consumers(Map<String, Object> settings) {
		Map<String, Object> more = new HashMap<>(Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
		if (!settings.containsKey(ConsumerConfig.MAX_POLL_RECORDS_CONFIG)) {
			more.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, DEFAULT_MAX_POLL_RECORDS);
		}
		return KafkaSettings.consumers(settings, more);
	}

}
