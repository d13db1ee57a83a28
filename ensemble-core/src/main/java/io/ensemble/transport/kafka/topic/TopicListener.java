package io.ensemble.transport.kafka.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.kafka.KafkaSettings;
import io.ensemble.transport.topic.TopicSubscription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;

import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

/**
 * One subscription to one topic. The end of each partition is committed as the place to
 * begin, before the subscription is said to hear anything.
 */
class TopicListener implements ConsumerAwareRebalanceListener, TopicSubscription {

	private static final Duration RETRY = Duration.ofSeconds(5);

	private final CompletableFuture<TopicSubscription> hearing = new CompletableFuture<>();

	private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

	private final Runnable cancelled;

	TopicListener(Map<String, Object> settings, String topic, String group, MessageListener<byte[], byte[]> listener,
			Runnable cancelled) {
		this.cancelled = cancelled;
		ContainerProperties properties = new ContainerProperties(topic);
		properties.setGroupId(group);
		properties.setClientId(group);
		properties.setMissingTopicsFatal(false);
		properties.setAuthExceptionRetryInterval(RETRY);
		properties.setConsumerRebalanceListener(this);
		properties.setMessageListener(listener);
		this.container = new ConcurrentMessageListenerContainer<>(
				KafkaSettings.consumers(settings, Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest")),
				properties);
		this.container.setBeanName(group);
	}

	CompletionStage<TopicSubscription> start() {
		this.container.start();
		return this.hearing;
	}

	@Override
	public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
		partitions.forEach(consumer::position);
		if (!partitions.isEmpty()) {
			this.hearing.complete(this);
		}
	}

	@Override
	public void cancel() {
		this.cancelled.run();
		this.container.stop(() -> this.hearing.cancel(false));
	}

	/**
	 * Hear nothing more. Waits until the listener's thread has left, though not for ever.
	 */
	void stop() {
		this.container.stop();
		this.hearing.cancel(false);
	}

}
