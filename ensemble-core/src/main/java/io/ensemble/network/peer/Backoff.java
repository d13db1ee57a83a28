package io.ensemble.network.peer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a random time below a bound that doubles with
 * every failure ("full jitter").
 *
 * @param first the bound after the first failure
 * @param max the highest bound
 * @see <a href=
 * "https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
 * backoff and jitter</a>
 */
public record Backoff(Duration first, Duration max) {

	/** From 2 s on, which is one attempt a second on average, to 30 s. */
	public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30));

	private static final int MAX_DOUBLINGS = 20;

	/**
	 * The time to wait.
	 * @param failures how many attempts failed in a row
	 * @param random chance
	 * @return the pause
	 */
	Duration pause(int failures, RandomGenerator random) {
		int doublings = Math.min(MAX_DOUBLINGS, Math.max(0, failures - 1));
		long bound = Math.min(this.max.toNanos(), this.first.toNanos() * (1L << doublings));
		return Duration.ofNanos(random.nextLong(bound + 1));
	}

}
