package io.ensemble.autoconfigure.transport.properties;

import java.time.Duration;

import io.ensemble.autoconfigure.PropertyRule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long results answer the same question again.
 *
 * @param ttl how long a result may answer further requests with the same cache key
 * @param maxEntries how many results are kept for that in memory
 */
@ConfigurationProperties("ensemble.cache")
public record CacheProperties(@DefaultValue("1h") Duration ttl, @DefaultValue("10000") int maxEntries) {

	public CacheProperties {
		PropertyRule.atLeast("ensemble.cache.ttl", ttl, Duration.ofMillis(1));
		PropertyRule.atLeast("ensemble.cache.max-entries", maxEntries, 1);
	}

}
