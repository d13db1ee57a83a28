package io.ensemble.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How often something may happen: so many times per second on average, and as many at
 * once. For one thread at a time.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Token_bucket">Token bucket</a>
 */
public final class TokenBucket {

	private static final double NANOS_PER_SECOND = 1e9;

	private final int perSecond;

	private final InstantSource clock;

	private double tokens;

	private Instant filledAt;

	/**
	 * Create a full bucket.
	 * @param perSecond how often it may happen per second
	 * @param clock the time
	 */
	public TokenBucket(int perSecond, InstantSource clock) {
		this.perSecond = perSecond;
		this.clock = clock;
		this.tokens = perSecond;
		this.filledAt = clock.instant();
	}

	/**
	 * Count one more.
	 * @return {@code false} if that is one too many
	 */
	public boolean take() {
		if (this.tokens < 1) {
			fill();
		}
		if (this.tokens < 1) {
			return false;
		}
		this.tokens--;
		return true;
	}

	private void fill() {
		Instant now = this.clock.instant();
		double added = Duration.between(this.filledAt, now).toNanos() / NANOS_PER_SECOND * this.perSecond;
		this.tokens = Math.min(this.perSecond, this.tokens + Math.max(0, added));
		this.filledAt = now;
	}

}
