package io.ensemble.transport.simple.delivery;

import java.time.Instant;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * One delivery and its place in the order of time.
 *
 * @param sequence the order of registration, unique
 * @param at when something is to be done with it: it is due, its lease ends, or it is
 * forgotten
 * @param token of the claim on it, {@link #UNCLAIMED} if there is none
 * @param delivery the delivery
 */
record DeliveryEntry(long sequence, Instant at, long token, Delivery delivery) {

	private static final long UNCLAIMED = 0;

	static DeliveryEntry registered(long sequence, WorkRecord record, Instant now) {
		return new DeliveryEntry(sequence, now, UNCLAIMED,
				new Delivery(record, DeliveryState.PENDING, 0, now, now, null));
	}

	static DeliveryEntry givenUp(long sequence, Delivery delivery, Instant keptUntil) {
		return new DeliveryEntry(sequence, keptUntil, UNCLAIMED, delivery);
	}

	boolean isHeldBy(DeliveryClaim claim) {
		return this.token != UNCLAIMED && this.token == claim.token();
	}

	DeliveryEntry claimed(long token, Instant until) {
		return pending(token, this.delivery.attempts() + 1, this.delivery.since(), until, this.delivery.lastError());
	}

	DeliveryEntry delayed(Instant until, String error) {
		return pending(UNCLAIMED, this.delivery.attempts(), this.delivery.since(), until, error);
	}

	DeliveryEntry handedBack(Instant until) {
		return pending(UNCLAIMED, this.delivery.attempts() - 1, this.delivery.since(), until,
				this.delivery.lastError());
	}

	boolean waits(Instant now) {
		return this.delivery.state() == DeliveryState.PENDING && this.token == UNCLAIMED && this.at.isAfter(now);
	}

	DeliveryEntry hastened(Instant now) {
		return pending(UNCLAIMED, this.delivery.attempts(), this.delivery.since(), now, this.delivery.lastError());
	}

	DeliveryEntry redriven(Instant now) {
		return pending(UNCLAIMED, 0, now, now, this.delivery.lastError());
	}

	DeliveryEntry givenUp(Instant keptUntil, String error) {
		return new DeliveryEntry(this.sequence, keptUntil, UNCLAIMED, new Delivery(this.delivery.record(),
				DeliveryState.GIVEN_UP, this.delivery.attempts(), this.delivery.since(), null, error));
	}

	private DeliveryEntry pending(long token, int attempts, Instant since, Instant dueAt, @Nullable String error) {
		return new DeliveryEntry(this.sequence, dueAt, token,
				new Delivery(this.delivery.record(), DeliveryState.PENDING, attempts, since, dueAt, error));
	}

}
