package io.ensemble.autoconfigure.transport.kafka;

import java.util.List;

import io.ensemble.autoconfigure.PropertyRule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Kafka as transport.
 *
 * @param queueAddresses addresses that results may be delivered to by QUEUE, a name or a
 * beginning followed by an asterisk; the topic is agentensemble.results.{address}
 * @param topicAddresses addresses that results may be delivered to by TOPIC, a name or a
 * beginning followed by an asterisk; the topic is agentensemble.topics.{address}
 * @param partitions how many partitions topics of work get that are made, if no store
 * keeps the work; so many processes can share it
 * @param readAhead how much unfinished work of each priority a process reads ahead, more
 * or less, if no store keeps the work
 */
@ConfigurationProperties("ensemble.transport.kafka")
record KafkaTransportProperties(@DefaultValue List<String> queueAddresses, @DefaultValue List<String> topicAddresses,
		@DefaultValue("12") int partitions, @DefaultValue("1000") int readAhead) {

	KafkaTransportProperties {
		PropertyRule.atLeast("ensemble.transport.kafka.partitions", partitions, 1);
		PropertyRule.atLeast("ensemble.transport.kafka.read-ahead", readAhead, 1);
		PropertyRule.addresses("ensemble.transport.kafka.queue-addresses", queueAddresses);
		PropertyRule.addresses("ensemble.transport.kafka.topic-addresses", topicAddresses);
	}

}
