package io.ensemble.autoconfigure.transport.redis;

import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.condition.ConditionalOnEntries;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.engine.delivery.topic.PublishedDelivery;
import io.ensemble.transport.redis.stream.RedisEventTopic;
import io.ensemble.transport.redis.stream.RedisResultQueues;
import io.ensemble.transport.redis.stream.StreamConnections;
import io.ensemble.transport.redis.stream.StreamSettings;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.work.DeliveryMethod;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Topics and deliveries over Redis, where that is the transport.
 */
@AutoConfiguration(before = TransportAutoConfiguration.class, after = RedisTransportAutoConfiguration.class)
@ConditionalOnProperty(name = "ensemble.transport.type", havingValue = "redis")
@ConditionalOnBean(RedisTransport.class)
public class RedisTopicAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	StreamConnections redisStreamConnections(RedisTransport transport) {
		return transport.access().streams();
	}

	@Bean
	@ConditionalOnMissingBean(EventTopic.class)
	RedisEventTopic redisEventTopic(RedisTransport transport, StreamConnections connections,
			RedisTransportProperties properties, EnginePorts ports) {
		return new RedisEventTopic(settings(properties), connections, ports.timers(), transport.access().threads());
	}

	@Bean
	// Schedules bring a delivery to their own topics if there is none.
	@ConditionalOnEntries("ensemble.transport.redis.topic-addresses")
	@ConditionalOnMissingBean(name = "redisTopicDelivery")
	PublishedDelivery redisTopicDelivery(EventTopic topics, RedisTransportProperties properties) {
		return new PublishedDelivery(DeliveryMethod.TOPIC, topics, new AllowedAddresses(properties.topicAddresses()));
	}

	@Bean
	@ConditionalOnMissingBean(name = "redisQueueDelivery")
	PublishedDelivery redisQueueDelivery(StreamConnections connections, RedisTransportProperties properties) {
		return new PublishedDelivery(DeliveryMethod.QUEUE, new RedisResultQueues(settings(properties), connections),
				new AllowedAddresses(properties.queueAddresses()));
	}

	private static StreamSettings settings(RedisTransportProperties properties) {
		return StreamSettings.of(properties.keyPrefix(), properties.topicRetention(), properties.commandTimeout());
	}

}
