package io.ensemble.transport.kafka.topic;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.transport.topic.SafeListener;
import io.ensemble.transport.topic.TopicEvent;
import io.ensemble.transport.topic.TopicSubscription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Topics of Kafka whose names begin the same. Each subscription is a consumer group of
 * its own that begins at the end, so it survives a broker's absence without a gap.
 */
public class KafkaEventTopic implements EventTopic, AutoCloseable {

	private final KafkaSender sender;

	private final Map<String, Object> settings;

	private final String prefix;

	private final Supplier<String> names;

	private final Map<String, TopicListener> listeners = new ConcurrentHashMap<>();

	/**
	 * Publish to and read a family of topics.
	 * @param sender writes events
	 * @param settings the settings of consumers: where the cluster is, and how to get in
	 * @param prefix begins the names of the topics on Kafka
	 * @param names gives each subscription a name that nobody else has
	 */
	public KafkaEventTopic(KafkaSender sender, Map<String, Object> settings, String prefix, Supplier<String> names) {
		this.sender = sender;
		this.settings = settings;
		this.prefix = prefix;
		this.names = names;
	}

	@Override
	public CompletionStage<Void> publish(TopicEvent event) {
		ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(this.prefix + event.topic(), bytes(event.key()),
				bytes(event.payload()));
		event.headers().forEach((name, value) -> record.headers().add(name, bytes(value)));
		return this.sender.send(record);
	}

	@Override
	public CompletionStage<TopicSubscription> subscribe(String topic, Consumer<TopicEvent> listener) {
		TopicEvent.requireName(topic);
		SafeListener safe = new SafeListener(topic, listener);
		String name = this.prefix + topic;
		String group = name + "." + this.names.get();
		TopicListener listening = new TopicListener(this.settings, name, group,
				(record) -> safe.accept(event(topic, record)), () -> this.listeners.remove(group));
		this.listeners.put(group, listening);
		return listening.start();
	}

	/**
	 * End all subscriptions. Waits some seconds for each at most.
	 */
	@Override
	public void close() {
		this.listeners.values().forEach(TopicListener::stop);
		this.listeners.clear();
	}

	private static TopicEvent event(String topic, ConsumerRecord<byte[], byte[]> record) {
		Map<String, String> headers = new HashMap<>();
		record.headers()
			.forEach((header) -> headers.put(header.key(), Objects.requireNonNullElse(text(header.value()), "")));
		return new TopicEvent(topic, text(record.key()), Objects.requireNonNullElse(text(record.value()), ""), headers);
	}

	private static @Nullable String text(byte @Nullable [] bytes) {
		return (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : null;
	}

	private static byte @Nullable [] bytes(@Nullable String text) {
		return (text != null) ? text.getBytes(StandardCharsets.UTF_8) : null;
	}

}
