package io.ensemble.engine.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import io.ensemble.engine.RetryBackoff;
import io.ensemble.engine.delivery.DeliveryFailedException;
import io.ensemble.engine.delivery.DeliverySettings;
import io.ensemble.transport.delivery.Delivery;

/**
 * Whether and when a failed delivery is attempted again: pauses double up to the longest
 * one, and are spread by a fifth so that many deliveries to a receiver that was away do
 * not come back together.
 */
class DeliveryPatience {

	private static final int DOUBLING = 2;

	private final DeliverySettings settings;

	private final RetryBackoff backoff;

	private final RandomGenerator random;

	DeliveryPatience(DeliverySettings settings, RandomGenerator random) {
		this.settings = settings;
		this.backoff = new RetryBackoff(settings.firstPause(), DOUBLING, settings.maxPause());
		this.random = random;
	}

	boolean isOver(Delivery delivery, Throwable failure) {
		return failure instanceof DeliveryFailedException known && known.isLasting()
				|| delivery.attempts() >= this.settings.maxAttempts()
				|| age(delivery).compareTo(this.settings.maxAge()) >= 0;
	}

	// By the store's times alone, so that a process whose clock is wrong gives up nothing
	// too early: the lease of this attempt ends by them.
	private Duration age(Delivery claimed) {
		Instant leaseEnd = claimed.dueAt();
		return (leaseEnd != null) ? Duration.between(claimed.since(), leaseEnd).minus(this.settings.lease())
				: Duration.ZERO;
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
		Duration pause = this.backoff.delay(delivery.attempts(), this.random);
		if (asked == null || asked.compareTo(pause) < 0) {
			return pause;
		}
		return (asked.compareTo(this.settings.maxAge()) < 0) ? asked : this.settings.maxAge();
	}

}
