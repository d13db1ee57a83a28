package io.ensemble.agent.provider;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How patient agents are with a provider that limits their calls.
 *
 * @param maxAttempts how many times one call is made, all together; 1 for no patience
 * @param maxWait the longest time that is waited before the next attempt
 */
public record RetryAfterLimits(int maxAttempts, Duration maxWait) {

	public RetryAfterLimits {
		Assert.isTrue(maxAttempts > 0, "maxAttempts must be at least 1");
	}

}
