package io.ensemble.transport.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.ConsumerGroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * What tests do at a real broker, each with topics of its own.
 */
public final class TestKafka {

	private static final int LARGE = 8 * 1024 * 1024;

	private final String address;

	private final KafkaProducer<byte[], byte[]> producer;

	private TestKafka(String address) {
		this.address = address;
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", address, "max.request.size", LARGE),
				new ByteArraySerializer(), new ByteArraySerializer());
	}

	/**
	 * A broker in this process that all its tests share.
	 * @return the broker; it never stops
	 */
	public static TestKafka shared() {
		return Shared.BROKER;
	}

	/**
	 * A broker that somebody else runs, see {@link KafkaProcess}.
	 * @param address host and port
	 * @return the broker
	 */
	public static TestKafka at(String address) {
		return new TestKafka(address);
	}

	public String address() {
		return this.address;
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
		created.configs(Map.of("max.message.bytes",
				topic.endsWith(KafkaNames.DEAD_LETTERS) ? "1048588" : String.valueOf(LARGE)));
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.address))) {
			admin.createTopics(List.of(created)).all().get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("The broker refuses a topic", ex);
		}
	}

	public void send(String topic, String key, String value) {
		send(new ProducerRecord<>(topic, bytes(key), bytes(value)));
	}

	/**
	 * Write a record, however long the broker is away.
	 * @param topic the topic
	 * @param key the key
	 * @param value the value
	 * @return where it stands, when the broker has it
	 */
	public Future<RecordMetadata> sendLater(String topic, String key, String value) {
		return this.producer.send(new ProducerRecord<>(topic, bytes(key), bytes(value)));
	}

	public void send(ProducerRecord<byte[], byte[]> record) {
		try {
			this.producer.send(record).get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("The broker refuses a record", ex);
		}
	}

	public List<ConsumerRecord<byte[], byte[]>> read(String topic,
			Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
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

	/**
	 * How many members of a consumer group have partitions to read.
	 * @param group the group
	 * @return their number; 0 if the group is not settled
	 */
	public long readers(String group) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.address))) {
			ConsumerGroupDescription description = admin.describeConsumerGroups(List.of(group)).all().get().get(group);
			return (description.state() != ConsumerGroupState.STABLE) ? 0
					: description.members()
						.stream()
						.filter((member) -> !member.assignment().topicPartitions().isEmpty())
						.count();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("The broker does not know the group", ex);
		}
	}

	public void close() {
		this.producer.close(Duration.ZERO);
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

		private static final TestKafka BROKER = new TestKafka(start());

		private static String start() {
			EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
			broker.brokerProperty("message.max.bytes", String.valueOf(LARGE));
			broker.afterPropertiesSet();
			return broker.getBrokersAsString();
		}

	}

}
