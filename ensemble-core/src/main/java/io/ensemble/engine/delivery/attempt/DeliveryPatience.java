package io.ensemble.engine.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import io.ensemble.engine.delivery.DeliveryFailedException;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.transport.delivery.Delivery;

/**
 * Whether and when a failed delivery is attempted again: pauses double up to the longest
 * one, and are spread by a fifth so that many deliveries to a receiver that was away do
 * not come back together.
 */
class DeliveryPatience {

	private static final double SPREAD = 0.2;

	private static final int MAX_DOUBLINGS = 30;

	private final DeliverySettings settings;

	private final RandomGenerator random;

	DeliveryPatience(DeliverySettings settings, RandomGenerator random) {
		this.settings = settings;
		this.random = random;
	}

	boolean isOver(Delivery delivery, Throwable failure, Instant now) {
		return failure instanceof DeliveryFailedException known && known.isLasting()
				|| delivery.attempts() >= this.settings.maxAttempts()
				|| !now.isBefore(delivery.since().plus(this.settings.maxAge()));
	}

	/**
	 * Whether attempts were used up without a report on the last of them, as by a crash.
	 * @param delivery a claimed delivery
	 * @return {@code true} if this attempt is one too many
	 */
	boolean isExceeded(Delivery delivery) {
		return delivery.attempts() > this.settings.maxAttempts();
	}

	Duration pause(Delivery delivery, Throwable failure) {
		Duration asked = (failure instanceof DeliveryFailedException known) ? known.getRetryAfter() : null;
		Duration pause = backOff(delivery.attempts());
		if (asked == null || asked.compareTo(pause) < 0) {
			return pause;
		}
		return shorter(asked, this.settings.maxAge());
	}

	private Duration backOff(int attempts) {
		int doublings = Math.min(attempts - 1, MAX_DOUBLINGS);
		Duration pause = shorter(this.settings.firstPause().multipliedBy(1L << doublings), this.settings.maxPause());
		double factor = 1 - SPREAD + 2 * SPREAD * this.random.nextDouble();
		return Duration.ofMillis(Math.round(pause.toMillis() * factor));
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
