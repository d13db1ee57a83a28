package io.ensemble.network.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How fast a peer sends: a token bucket of one second. For one thread at a time.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Token_bucket">Token bucket</a>
 */
class MessageRate {

	private static final double NANOS_PER_SECOND = 1e9;

	private final int perSecond;

	private final InstantSource clock;

	private double tokens;

	private Instant filledAt;

	MessageRate(int perSecond, InstantSource clock) {
		this.perSecond = perSecond;
		this.clock = clock;
		this.tokens = perSecond;
		this.filledAt = clock.instant();
	}

	/**
	 * Count one more.
	 * @return {@code false} if that is one too many
	 */
	boolean take() {
		if (this.tokens < 1) {
			fill();
		}
		this.tokens--;
		return this.tokens >= 0;
	}

	private void fill() {
		Instant now = this.clock.instant();
		double added = Duration.between(this.filledAt, now).toNanos() / NANOS_PER_SECOND * this.perSecond;
		this.tokens = Math.min(this.perSecond, this.tokens + added);
		this.filledAt = now;
	}

}
