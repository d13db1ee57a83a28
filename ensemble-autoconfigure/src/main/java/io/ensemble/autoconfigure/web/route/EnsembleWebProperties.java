package io.ensemble.autoconfigure.web.route;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The HTTP API.
 *
 * @param basePath path in front of every path of the HTTP API; empty for none
 * @param maxWait longest time that a caller may let a request wait for its result
 * @param allowedOrigins origins whose pages may open a WebSocket, besides the ensemble's
 * own
 */
@Validated
@ConfigurationProperties("ensemble.web")
public record EnsembleWebProperties(
		@DefaultValue("") @Pattern(regexp = "(/[A-Za-z0-9._~-]+)*",
				message = "must be empty or begin with a slash and not end with one") String basePath,
		@DefaultValue("10m") @DurationMin Duration maxWait, @DefaultValue List<String> allowedOrigins) {
}
