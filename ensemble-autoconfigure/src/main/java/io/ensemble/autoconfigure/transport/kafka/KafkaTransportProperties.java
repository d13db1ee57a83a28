package io.ensemble.autoconfigure.transport.kafka;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Kafka as transport.
 *
 * @param queueAddresses addresses that results may be delivered to by QUEUE, a name or a
 * beginning followed by an asterisk; the topic is agentensemble.results.{address}
 * @param topicAddresses addresses that results may be delivered to by TOPIC, a name or a
 * beginning followed by an asterisk; the topic is agentensemble.topics.{address}
 */
@ConfigurationProperties("ensemble.transport.kafka")
record KafkaTransportProperties(@DefaultValue List<String> queueAddresses, @DefaultValue List<String> topicAddresses) {
}
