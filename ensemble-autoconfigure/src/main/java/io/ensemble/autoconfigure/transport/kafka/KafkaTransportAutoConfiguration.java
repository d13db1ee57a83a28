package io.ensemble.autoconfigure.transport.kafka;

import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.topic.KafkaEventTopic;
import io.ensemble.transport.topic.EventTopic;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Topics over Kafka, where that is the transport.
 */
@AutoConfiguration(before = TransportAutoConfiguration.class)
@ConditionalOnClass(KafkaTemplate.class)
@ConditionalOnProperty(name = "ensemble.transport.type", havingValue = "kafka")
public class KafkaTransportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(EventTopic.class)
	KafkaEventTopic kafkaEventTopic(KafkaSender sender, KafkaClients clients, EnginePorts ports) {
		return topics(KafkaNames.TOPICS, sender, clients, ports);
	}

	private static KafkaEventTopic topics(String prefix, KafkaSender sender, KafkaClients clients, EnginePorts ports) {
		return new KafkaEventTopic(sender, clients.consumer(), prefix,
				() -> Long.toHexString(ports.random().nextLong()));
	}

}
