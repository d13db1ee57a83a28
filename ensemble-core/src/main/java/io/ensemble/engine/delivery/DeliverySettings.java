package io.ensemble.engine.delivery;

import java.time.Duration;

/**
 * How patient deliveries are.
 *
 * @param maxConcurrent how many attempts this process makes at once
 * @param maxAttempts after how many failures a delivery is given up
 * @param maxAge how old a delivery may be, by the time of its store, when an attempt
 * begins after which another one follows
 * @param firstPause the pause after the first failure; doubled after each further one
 * @param maxPause the longest pause
 * @param attemptTimeout how long one attempt may take
 */
public record DeliverySettings(int maxConcurrent, int maxAttempts, Duration maxAge, Duration firstPause,
		Duration maxPause, Duration attemptTimeout) {

	/** The settings of an ensemble that configures none. */
	public static final DeliverySettings DEFAULT = new DeliverySettings(16, 24, Duration.ofHours(24),
			Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofSeconds(60));

	/**
	 * How many of the attempts that are made at once may go to the same receiver.
	 * @return a quarter, but at least one
	 */
	public int maxConcurrentPerReceiver() {
		return Math.max(1, this.maxConcurrent / 4);
	}

	/**
	 * How long a claim on a delivery holds: an attempt and time to report on it.
	 * @return the lease
	 */
	public Duration lease() {
		return this.attemptTimeout.multipliedBy(2);
	}

}
