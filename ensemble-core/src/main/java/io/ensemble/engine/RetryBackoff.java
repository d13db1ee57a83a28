package io.ensemble.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long work that failed for a reason that may pass waits for its next attempt: each
 * pause is the one before times a factor, up to a bound, plus or minus a fifth by chance,
 * so that what failed together does not come again together.
 *
 * @param initialDelay the pause after the first attempt
 * @param multiplier the factor
 * @param maxDelay the bound
 */
public record RetryBackoff(Duration initialDelay, double multiplier, Duration maxDelay) {

	/** The documented defaults. */
	public static final RetryBackoff DEFAULT = new RetryBackoff(Duration.ofSeconds(5), 2, Duration.ofMinutes(1));

	private static final double JITTER = 0.2;

	/**
	 * The pause after an attempt.
	 * @param attempt how often the work was started, at least 1
	 * @param random chance
	 * @return the pause
	 */
	public Duration delay(int attempt, RandomGenerator random) {
		double growing = this.initialDelay.toMillis() * Math.pow(this.multiplier, attempt - 1.0);
		double bounded = Math.min(growing, this.maxDelay.toMillis());
		return Duration.ofMillis(Math.round(bounded * (1 - JITTER + 2 * JITTER * random.nextDouble())));
	}

}
