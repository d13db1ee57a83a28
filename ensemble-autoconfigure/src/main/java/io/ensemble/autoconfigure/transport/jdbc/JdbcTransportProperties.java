package io.ensemble.autoconfigure.transport.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.ensemble.autoconfigure.PropertyRule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The database that keeps accepted work, if the transport is "jdbc".
 *
 * @param url database that keeps accepted work, H2 or PostgreSQL; an H2 file in the
 * directory if not set
 * @param username user of the database
 * @param password password of that user
 * @param directory directory of the H2 file, which has the name of the ensemble
 * @param useApplicationDataSource whether work is kept in the application's own data
 * source instead
 * @param connections how many connections are used at once; PostgreSQL needs one more
 * @param connectTimeout how long a request waits for a connection before the store counts
 * as unreachable
 * @param queueAddresses addresses that results may be delivered to by QUEUE, a name or a
 * beginning followed by an asterisk; they are rows of the table ensemble_result_queue
 * @param topicAddresses addresses that results may be delivered to by TOPIC, a name or a
 * beginning followed by an asterisk
 * @param topicRetention how long events of a topic are kept for subscribers that lost the
 * database
 */
@ConfigurationProperties("ensemble.transport.jdbc")
public record JdbcTransportProperties(@Nullable String url, @Nullable String username, @Nullable String password,
		@DefaultValue("data") Path directory, @DefaultValue("false") boolean useApplicationDataSource,
		@DefaultValue("8") int connections, @DefaultValue("2s") Duration connectTimeout,
		@DefaultValue List<String> queueAddresses, @DefaultValue List<String> topicAddresses,
		@DefaultValue("1h") Duration topicRetention) {

	public JdbcTransportProperties {
		PropertyRule.atLeast("ensemble.transport.jdbc.connections", connections, 1);
		PropertyRule.atLeast("ensemble.transport.jdbc.connect-timeout", connectTimeout, Duration.ofMillis(250));
		PropertyRule.resolved("ensemble.transport.jdbc.password", password);
		PropertyRule.addresses("ensemble.transport.jdbc.queue-addresses", queueAddresses);
		PropertyRule.addresses("ensemble.transport.jdbc.topic-addresses", topicAddresses);
		PropertyRule.atLeast("ensemble.transport.jdbc.topic-retention", topicRetention, Duration.ofSeconds(1));
		if (useApplicationDataSource && url != null) {
			throw new InvalidConfigurationPropertyValueException("ensemble.transport.jdbc.use-application-data-source",
					true,
					"Work is kept in one database, and ensemble.transport.jdbc.url names another one. Remove one of the two.");
		}
	}

	/**
	 * What says where the database is.
	 * @return words for a log
	 */
	String place() {
		if (this.useApplicationDataSource) {
			return "the application's data source";
		}
		return (this.url != null) ? "ensemble.transport.jdbc.url" : "ensemble.transport.jdbc.directory";
	}

	/**
	 * Says nothing of the password.
	 */
	@Override
	public String toString() {
		return "JdbcTransportProperties[directory=%s, useApplicationDataSource=%s]".formatted(this.directory,
				this.useApplicationDataSource);
	}

}
