package io.ensemble.autoconfigure.transport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Where accepted work is kept.
 *
 * @param type transport that keeps accepted work; "simple" keeps it in memory
 * @param store transport that keeps accepted work behind one that does not: needed by
 * kafka, of no use otherwise
 */
@ConfigurationProperties("ensemble.transport")
public record TransportProperties(@DefaultValue("simple") TransportType type, @Nullable TransportType store) {

	public TransportProperties {
		if (store == TransportType.KAFKA) {
			throw new InvalidConfigurationPropertyValueException("ensemble.transport.store", store,
					"Kafka is a log and keeps no work. It must be jdbc, redis or simple.");
		}
	}

	/**
	 * The transport that keeps accepted work.
	 * @return the type, or the store behind it; {@code null} if that is needed and not
	 * set
	 */
	public @Nullable TransportType workStore() {
		return (this.type == TransportType.KAFKA) ? this.store : this.type;
	}

}
