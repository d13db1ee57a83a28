package io.ensemble.autoconfigure.engine;

import java.time.Duration;

import io.ensemble.autoconfigure.PropertyRule;
import io.ensemble.engine.delivery.DeliverySettings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How results are brought to where their callers want them.
 *
 * @param maxConcurrent how many deliveries this process attempts at once
 * @param maxAttempts after how many failed attempts a delivery is given up
 * @param maxAge how long a delivery is attempted before it is given up, by the time of
 * the store
 * @param firstPause pause after the first failed attempt; doubled after each further one
 * @param maxPause longest pause between two attempts
 * @param attemptTimeout how long one attempt may take
 */
@ConfigurationProperties("ensemble.delivery")
public record DeliveryProperties(@DefaultValue("16") int maxConcurrent, @DefaultValue("24") int maxAttempts,
		@DefaultValue("24h") Duration maxAge, @DefaultValue("1s") Duration firstPause,
		@DefaultValue("1h") Duration maxPause, @DefaultValue("60s") Duration attemptTimeout) {

	public DeliveryProperties {
		PropertyRule.atLeast("ensemble.delivery.max-concurrent", maxConcurrent, 1);
		PropertyRule.atLeast("ensemble.delivery.max-attempts", maxAttempts, 1);
		PropertyRule.atLeast("ensemble.delivery.max-age", maxAge, Duration.ofSeconds(1));
		PropertyRule.atLeast("ensemble.delivery.first-pause", firstPause, Duration.ofMillis(1));
		PropertyRule.atLeast("ensemble.delivery.max-pause", maxPause, firstPause);
		PropertyRule.atLeast("ensemble.delivery.attempt-timeout", attemptTimeout, Duration.ofMillis(100));
	}

	/**
	 * The same for the engine.
	 * @return the settings
	 */
	public DeliverySettings settings() {
		return new DeliverySettings(this.maxConcurrent, this.maxAttempts, this.maxAge, this.firstPause, this.maxPause,
				this.attemptTimeout);
	}

}
