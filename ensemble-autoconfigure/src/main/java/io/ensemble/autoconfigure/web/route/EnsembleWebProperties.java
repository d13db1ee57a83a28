package io.ensemble.autoconfigure.web.route;

import java.time.Duration;
import java.util.List;

import io.ensemble.autoconfigure.PropertyRule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The HTTP API.
 *
 * @param basePath path in front of every path of the HTTP API; empty for none
 * @param maxWait longest time that a caller may let a request wait for its result
 * @param allowedOrigins origins whose pages may open a WebSocket, besides the ensemble's
 * own
 * @param maxRequestsPerSecond how many calls of the HTTP API one caller may make per
 * second, by user or else by remote address; 0 for any number
 */
@ConfigurationProperties("ensemble.web")
public record EnsembleWebProperties(@DefaultValue("") String basePath, @DefaultValue("10m") Duration maxWait,
		@DefaultValue List<String> allowedOrigins, @DefaultValue("5000") int maxRequestsPerSecond) {

	public EnsembleWebProperties {
		PropertyRule.matches("ensemble.web.base-path", basePath, "(/[A-Za-z0-9._~-]+)*",
				"It must be empty, or begin with a slash and not end with one.");
		PropertyRule.atLeast("ensemble.web.max-wait", maxWait, Duration.ZERO);
		PropertyRule.notNegative("ensemble.web.max-requests-per-second", maxRequestsPerSecond);
	}

}
