package io.ensemble.transport.kafka.ingress;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.work.LogText;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Lets a reader go on, whatever fails. A commit that no broker confirmed is made up for
 * by that of the next records, or while there are none. Thread-safe.
 */
class ReaderErrorHandler extends DefaultErrorHandler implements ApplicationEventPublisher {

	private static final Logger logger = LoggerFactory.getLogger(ReaderErrorHandler.class);

	private final Map<TopicPartition, OffsetAndMetadata> taken = new ConcurrentHashMap<>();

	private final String topic;

	private volatile boolean behind;

	ReaderErrorHandler(String topic, Duration pause) {
		super(new FixedBackOff(pause.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS));
		this.topic = topic;
	}

	/**
	 * A record and all before it in its partition are kept elsewhere.
	 * @param record the record
	 */
	void taken(ConsumerRecord<?, ?> record) {
		this.taken.put(new TopicPartition(record.topic(), record.partition()),
				new OffsetAndMetadata(record.offset() + 1));
	}

	@Override
	public void handleOtherException(Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container,
			boolean batchListener) {
		this.behind = true;
		logger.warn("Kafka failed the reader of {}, which goes on: {}", this.topic,
				LogText.of(String.valueOf(failure.getMessage())));
	}

	@Override
	public void publishEvent(Object event) {
		if (this.behind && event instanceof ListenerContainerIdleEvent idle) {
			commit(idle.getConsumer());
		}
	}

	private void commit(Consumer<?, ?> consumer) {
		Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(this.taken);
		offsets.keySet().retainAll(consumer.assignment());
		consumer.commitAsync(offsets, (committed, failure) -> this.behind = failure != null);
	}

}
