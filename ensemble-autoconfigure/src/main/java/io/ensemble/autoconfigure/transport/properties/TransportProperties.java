package io.ensemble.autoconfigure.transport.properties;

import java.util.Set;

import io.ensemble.autoconfigure.PropertyRule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Where accepted work is kept.
 *
 * @param type transport that keeps accepted work; "simple" keeps it in memory
 * @param store transport that keeps accepted work behind kafka, which alone can do less;
 * only with type kafka
 * @param readiness whether the ensemble is ready while its store cannot be reached:
 * "strict" for no, "relaxed" for yes
 * @param sharedWith other ensembles that keep their work in the same store: they are
 * called through it, without a connection and also while none of their processes is up
 */
@ConfigurationProperties("ensemble.transport")
public record TransportProperties(@DefaultValue("simple") TransportType type, @Nullable TransportType store,
		@DefaultValue("strict") StoreReadiness readiness, @DefaultValue Set<String> sharedWith) {

	public TransportProperties {
		if (store == TransportType.KAFKA) {
			throw new InvalidConfigurationPropertyValueException("ensemble.transport.store", store,
					"Kafka is no store behind itself. It must be jdbc, redis or simple, or not set: then work is kept in "
							+ "Kafka alone, with what that cannot do.");
		}
		if (store != null && type != TransportType.KAFKA) {
			throw new InvalidConfigurationPropertyValueException("ensemble.transport.store", store.configuredName(),
					"It names what keeps work behind ensemble.transport.type=kafka, and the type is %s. Set ".formatted(
							type.configuredName()) + "ensemble.transport.type to the store itself, or to kafka.");
		}
		TransportType kept = kept(type, store);
		if (!sharedWith.isEmpty() && kept != TransportType.JDBC && kept != TransportType.REDIS) {
			throw new InvalidConfigurationPropertyValueException("ensemble.transport.shared-with", sharedWith,
					"Only jdbc and redis keep work where other ensembles reach it.");
		}
		PropertyRule.eachMatches("ensemble.transport.shared-with", sharedWith, "[A-Za-z0-9._-]{1,128}",
				"It must be names of 1 to 128 characters of [A-Za-z0-9._-].");
	}

	/**
	 * The transport that keeps accepted work, for those who come before the properties.
	 * @param environment the configuration
	 * @return the store behind the type, if there is to be one, or else the type
	 */
	public static TransportType workStore(Environment environment) {
		return Binder.get(environment).bindOrCreate("ensemble.transport", TransportProperties.class).workStore();
	}

	/**
	 * The transport that keeps accepted work.
	 * @return the store behind the type, if there is to be one, or else the type
	 */
	public TransportType workStore() {
		return kept(this.type, this.store);
	}

	private static TransportType kept(TransportType type, @Nullable TransportType store) {
		return (type == TransportType.KAFKA && store != null) ? store : type;
	}

}
