package io.ensemble.autoconfigure.agent;

import java.time.Duration;

import io.ensemble.agent.provider.RetryAfterLimits;
import io.ensemble.autoconfigure.PropertyRule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What agents do when the provider of a model limits their calls and says when to come
 * again.
 *
 * @param maxAttempts how many times a model call is made, all together; 1 fails the work
 * at the first refusal
 * @param maxWait the longest time that is waited before the next attempt; work whose
 * provider asks for more fails at once
 */
@ConfigurationProperties("ensemble.models.rate-limit")
public record RateLimitProperties(@DefaultValue("5") int maxAttempts, @DefaultValue("1m") Duration maxWait) {

	public RateLimitProperties {
		PropertyRule.atLeast("ensemble.models.rate-limit.max-attempts", maxAttempts, 1);
		PropertyRule.atLeast("ensemble.models.rate-limit.max-wait", maxWait, Duration.ZERO);
	}

	/**
	 * The same as the agents know them.
	 * @return the limits
	 */
	public RetryAfterLimits toLimits() {
		return new RetryAfterLimits(this.maxAttempts, this.maxWait);
	}

}
