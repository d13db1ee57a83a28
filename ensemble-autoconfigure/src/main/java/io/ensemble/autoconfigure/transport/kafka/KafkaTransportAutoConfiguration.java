package io.ensemble.autoconfigure.transport.kafka;

import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.engine.delivery.topic.PublishedDelivery;
import io.ensemble.transport.kafka.KafkaNames;
import io.ensemble.transport.kafka.KafkaSender;
import io.ensemble.transport.kafka.topic.KafkaEventTopic;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.work.DeliveryMethod;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Topics and deliveries over Kafka, where that is the transport.
 */
@AutoConfiguration(before = TransportAutoConfiguration.class)
@ConditionalOnClass(KafkaTemplate.class)
@ConditionalOnProperty(name = "ensemble.transport.type", havingValue = "kafka")
@EnableConfigurationProperties(KafkaTransportProperties.class)
public class KafkaTransportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(EventTopic.class)
	KafkaEventTopic kafkaEventTopic(KafkaSender sender, KafkaClients clients, EnginePorts ports) {
		return topics(KafkaNames.TOPICS, sender, clients, ports);
	}

	@Bean
	@ConditionalOnMissingBean(name = "kafkaTopicDelivery")
	PublishedDelivery kafkaTopicDelivery(EventTopic topics, KafkaTransportProperties properties) {
		return new PublishedDelivery(DeliveryMethod.TOPIC, topics, new AllowedAddresses(properties.topicAddresses()));
	}

	@Bean
	@ConditionalOnMissingBean(name = "kafkaQueueDelivery")
	PublishedDelivery kafkaQueueDelivery(KafkaTransportProperties properties, KafkaSender sender, KafkaClients clients,
			EnginePorts ports) {
		return new PublishedDelivery(DeliveryMethod.QUEUE, topics(KafkaNames.RESULTS, sender, clients, ports),
				new AllowedAddresses(properties.queueAddresses()));
	}

	private static KafkaEventTopic topics(String prefix, KafkaSender sender, KafkaClients clients, EnginePorts ports) {
		return new KafkaEventTopic(sender, clients.consumer(), prefix,
				() -> Long.toHexString(ports.random().nextLong()));
	}

}
