package io.ensemble.autoconfigure.transport;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where accepted work is kept.
 *
 * @param type transport that keeps accepted work; "simple" keeps it in memory
 * @param readiness whether the ensemble is ready while its store cannot be reached:
 * "strict" for no, "relaxed" for yes
 */
@ConfigurationProperties("ensemble.transport")
public record TransportProperties(@DefaultValue("simple") TransportType type,
		@DefaultValue("strict") StoreReadiness readiness) {

}
