package io.ensemble.transport.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A real broker that all tests of a JVM share, each with topics of its own.
 */
public final class TestKafka {

	private static final int LARGE = 8 * 1024 * 1024;

	private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);

	private final KafkaProducer<byte[], byte[]> producer;

	private TestKafka() {
		this.broker.brokerProperty("message.max.bytes", String.valueOf(LARGE));
		this.broker.afterPropertiesSet();
		this.producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", this.broker.getBrokersAsString(), "max.request.size", LARGE),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	public static TestKafka shared() {
		return Shared.BROKER;
	}

	public String address() {
		return this.broker.getBrokersAsString();
	}

	public Map<String, Object> settings() {
		return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address(), ConsumerConfig.METADATA_MAX_AGE_CONFIG,
				"1000", ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "50");
	}

	public String topic(int partitions) {
		String topic = "t-" + UUID.randomUUID();
		topic(topic, partitions);
		topic(topic + KafkaNames.DEAD_LETTERS, 1);
		return topic;
	}

	public void topic(String topic, int partitions) {
		NewTopic created = new NewTopic(topic, partitions, (short) 1);
		this.broker.addTopics(created.configs(Map.of("max.message.bytes",
				topic.endsWith(KafkaNames.DEAD_LETTERS) ? "1048588" : String.valueOf(LARGE))));
	}

	public void send(String topic, String key, String value) {
		send(new ProducerRecord<>(topic, bytes(key), bytes(value)));
	}

	public void send(ProducerRecord<byte[], byte[]> record) {
		try {
			this.producer.send(record).get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("The broker refuses a record", ex);
		}
	}

	public List<ConsumerRecord<byte[], byte[]>> read(String topic, Predicate<Collection<?>> enough) {
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = consumer("reads-" + UUID.randomUUID())) {
			consumer.subscribe(List.of(topic));
			for (int polls = 0; polls < 200 && !enough.test(records); polls++) {
				consumer.poll(Duration.ofMillis(100)).forEach(records::add);
			}
		}
		return records;
	}

	public long committed(String group, String topic) {
		try (KafkaConsumer<byte[], byte[]> consumer = consumer(group)) {
			OffsetAndMetadata offset = consumer.committed(Set.of(new TopicPartition(topic, 0)))
				.get(new TopicPartition(topic, 0));
			return (offset != null) ? offset.offset() : 0;
		}
	}

	public static byte[] bytes(String text) {
		return (text != null) ? text.getBytes(StandardCharsets.UTF_8) : null;
	}

	public static String header(ConsumerRecord<?, ?> record, String name) {
		byte[] value = KafkaNames.header(record, name);
		return (value != null) ? new String(value, StandardCharsets.UTF_8) : null;
	}

	private KafkaConsumer<byte[], byte[]> consumer(String group) {
		return new KafkaConsumer<>(
				Map.of("bootstrap.servers", address(), "group.id", group, "auto.offset.reset", "earliest"),
				new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	private static final class Shared {

		private static final TestKafka BROKER = new TestKafka();

	}

}
