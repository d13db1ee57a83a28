package io.ensemble.test.contract;

import java.util.UUID;

import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.TestKafka;
import io.ensemble.transport.kafka.topic.KafkaEventTopic;
import io.ensemble.transport.topic.EventTopic;
import org.junit.jupiter.api.AfterEach;

/**
 * {@link KafkaEventTopic} does what every topic does, over a real broker.
 */
class KafkaEventTopicTests extends EventTopicContract {

	private static final String PREFIX = "agentensemble.topics.";

	private final TestKafka kafka = TestKafka.shared();

	private final KafkaSender sender = new KafkaSender(this.kafka.settings(), "tests");

	private final EventTopic topics = new KafkaEventTopic(this.sender, this.kafka.settings(), PREFIX,
			() -> UUID.randomUUID().toString());

	@AfterEach
	void close() {
		this.sender.close();
	}

	@Override
	protected EventTopic topics() {
		return this.topics;
	}

	@Override
	protected String newTopic() {
		String topic = "t-" + UUID.randomUUID();
		this.kafka.topic(PREFIX + topic, 2);
		return topic;
	}

}
