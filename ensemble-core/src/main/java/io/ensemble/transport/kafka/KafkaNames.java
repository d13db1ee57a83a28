package io.ensemble.transport.kafka;

import io.ensemble.work.Digest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What topics, headers and requests are called on Kafka.
 */
public final class KafkaNames {

	/** Begins the names of all topics of ensembles. */
	public static final String PREFIX = "agentensemble.";

	/** Begins the names of the topics of events. */
	public static final String TOPICS = PREFIX + "topics.";

	/** Begins the names of the topics of results that one receiver takes off. */
	public static final String RESULTS = PREFIX + "results.";

	/** Why a record is a dead letter, for programs. */
	public static final String REASON = "ensemble-dead-letter-reason";

	/** Why a record is a dead letter, in words. */
	public static final String MESSAGE = "ensemble-dead-letter-message";

	/** Where a dead letter was read: topic, partition and offset. */
	public static final String ORIGIN = "ensemble-dead-letter-origin";

	/** How long the value of a dead letter was, in bytes; only if the letter was cut. */
	public static final String SIZE = "ensemble-dead-letter-size";

	/** Follows the name of a topic in the name of the topic of its dead letters. */
	public static final String DEAD_LETTERS = ".DLT";

	private static final int MAX_TOPIC_LENGTH = 64;

	private KafkaNames() {
	}

	/**
	 * The id of a request that names none. The time tells records of a topic apart from
	 * those of a topic that had the same name before.
	 * @param record the record
	 * @return the same id each time the record is read
	 */
	public static String requestId(ConsumerRecord<?, ?> record) {
		String topic = record.topic();
		String name = (topic.length() <= MAX_TOPIC_LENGTH) ? topic : Digest.sha256(topic);
		return "kafka:%s:%d:%d:%d".formatted(name, record.partition(), record.offset(), record.timestamp());
	}

	/**
	 * Read a header.
	 * @param record the record
	 * @param name the name of the header
	 * @return its value; {@code null} if there is none
	 */
	public static byte @Nullable [] header(ConsumerRecord<?, ?> record, String name) {
		Header header = record.headers().lastHeader(name);
		return (header != null) ? header.value() : null;
	}

	/**
	 * Where a record was read.
	 * @param record the record
	 * @return topic, partition and offset
	 */
	public static String origin(ConsumerRecord<?, ?> record) {
		return record.topic() + "-" + record.partition() + "@" + record.offset();
	}

}
