package io.ensemble.transport.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/**
 * The settings of an application's own clients as far as they fit others.
 */
public final class KafkaSettings {

	/** What the application made for its own records. */
	private static final Set<String> OWN = Set.of(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
			ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
			ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
			ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ProducerConfig.PARTITIONER_CLASS_CONFIG,
			ProducerConfig.TRANSACTIONAL_ID_CONFIG, ProducerConfig.RETRIES_CONFIG, ProducerConfig.LINGER_MS_CONFIG,
			ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, ConsumerConfig.CLIENT_ID_CONFIG);

	private KafkaSettings() {
	}

	/**
	 * Make consumers of bytes that commit nothing on their own.
	 * @param settings the settings of the application's consumers
	 * @param more what these consumers need beside them
	 * @return a factory of consumers
	 */
	public static ConsumerFactory<byte[], byte[]> consumers(Map<String, Object> settings, Map<String, Object> more) {
		Map<String, Object> guarantees = new HashMap<>(more);
		guarantees.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		guarantees.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		return new DefaultKafkaConsumerFactory<>(with(settings, guarantees), new ByteArrayDeserializer(),
				new ByteArrayDeserializer());
	}

	/**
	 * The settings of a client that makes topics and deletes records. What no client of
	 * Kafka has as a setting of its own is kept: it is for what others bring, such as a
	 * factory of TLS engines.
	 * @param settings the settings of the application's consumers
	 * @return a copy without what is for consumers and producers only
	 */
	public static Map<String, Object> admin(Map<String, Object> settings) {
		Set<String> others = new HashSet<>(ConsumerConfig.configNames());
		others.addAll(ProducerConfig.configNames());
		others.removeAll(AdminClientConfig.configNames());
		Map<String, Object> result = new HashMap<>(settings);
		result.keySet().removeAll(others);
		return result;
	}

	static Map<String, Object> with(Map<String, Object> settings, Map<String, Object> guarantees) {
		Map<String, Object> result = new HashMap<>(settings);
		result.keySet().removeAll(OWN);
		result.putAll(guarantees);
		return result;
	}

}
