package io.ensemble.autoconfigure.transport.redis;

import java.time.Duration;
import java.util.List;

import io.ensemble.autoconfigure.PropertyRule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Accepted work in Redis.
 *
 * @param url address of the server, redis:// or rediss://; without it the one that
 * spring.data.redis describes
 * @param keyPrefix what all keys begin with; ensembles of the same name that are not to
 * share their work need different ones
 * @param commandTimeout how long a connection or an answer may take
 * @param queueAddresses addresses that results may be delivered to by QUEUE, a name or a
 * beginning followed by an asterisk; the stream is {prefix}queue:{address}
 * @param topicAddresses addresses that results may be delivered to by TOPIC, a name or a
 * beginning followed by an asterisk; the stream is {prefix}topic:{address}
 * @param topicRetention how long events of a topic are kept for subscribers that lost
 * their connection
 * @param replication waiting for replicas before a request counts as accepted
 */
@ConfigurationProperties("ensemble.transport.redis")
public record RedisTransportProperties(@Nullable String url, @DefaultValue("ensemble:") String keyPrefix,
		@DefaultValue("2s") Duration commandTimeout, @DefaultValue List<String> queueAddresses,
		@DefaultValue List<String> topicAddresses, @DefaultValue("1h") Duration topicRetention,
		@Name("wait") @DefaultValue Replication replication) {

	public RedisTransportProperties {
		PropertyRule.matches("ensemble.transport.redis.key-prefix", keyPrefix, "[^{}\\s]*",
				"It must not contain braces or blanks.");
		PropertyRule.atLeast("ensemble.transport.redis.command-timeout", commandTimeout, Duration.ofMillis(10));
		PropertyRule.atLeast("ensemble.transport.redis.topic-retention", topicRetention, Duration.ofSeconds(1));
		PropertyRule.addresses("ensemble.transport.redis.queue-addresses", queueAddresses);
		PropertyRule.addresses("ensemble.transport.redis.topic-addresses", topicAddresses);
		if (replication.replicas() > 0 && replication.timeout().compareTo(commandTimeout) >= 0) {
			throw new InvalidConfigurationPropertyValueException("ensemble.transport.redis.wait.timeout",
					replication.timeout(), "It must be less than ensemble.transport.redis.command-timeout.");
		}
	}

	/**
	 * Waiting for replicas.
	 *
	 * @param replicas how many replicas must have a request, or a change of shared
	 * memory, before it counts
	 * @param timeout how long they may take; must be less than the command time-out
	 */
	public record Replication(@DefaultValue("0") int replicas, @DefaultValue("1s") Duration timeout) {

		public Replication {
			PropertyRule.atLeast("ensemble.transport.redis.wait.replicas", replicas, 0);
			PropertyRule.atLeast("ensemble.transport.redis.wait.timeout", timeout, Duration.ofMillis(1));
		}

	}

}
