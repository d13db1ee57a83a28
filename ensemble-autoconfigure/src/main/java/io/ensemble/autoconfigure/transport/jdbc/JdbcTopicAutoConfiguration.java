package io.ensemble.autoconfigure.transport.jdbc;

import io.ensemble.autoconfigure.transport.TransportAutoConfiguration;
import io.ensemble.autoconfigure.transport.condition.ConditionalOnEntries;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.delivery.topic.AllowedAddresses;
import io.ensemble.engine.delivery.topic.PublishedDelivery;
import io.ensemble.transport.jdbc.JdbcWorkStore;
import io.ensemble.transport.jdbc.topic.JdbcEventTopic;
import io.ensemble.transport.topic.EventTopic;
import io.ensemble.work.DeliveryMethod;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Topics and deliveries to them over a database, where that is the transport.
 */
@AutoConfiguration(before = TransportAutoConfiguration.class, after = JdbcTransportAutoConfiguration.class)
@ConditionalOnProperty(name = "ensemble.transport.type", havingValue = "jdbc")
@ConditionalOnBean(JdbcWorkStore.class)
public class JdbcTopicAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(EventTopic.class)
	JdbcEventTopic jdbcEventTopic(JdbcWorkStore store, JdbcTransportProperties properties, EnginePorts ports) {
		return store.topics(properties.topicRetention(), ports.timers());
	}

	@Bean
	// Schedules bring a delivery to their own topics if there is none.
	@ConditionalOnEntries("ensemble.transport.jdbc.topic-addresses")
	@ConditionalOnMissingBean(name = "jdbcTopicDelivery")
	PublishedDelivery jdbcTopicDelivery(EventTopic topics, JdbcTransportProperties properties) {
		return new PublishedDelivery(DeliveryMethod.TOPIC, topics, new AllowedAddresses(properties.topicAddresses()));
	}

}
