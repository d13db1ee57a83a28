package io.ensemble.transport.jdbc.delivery;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ensemble.time.Micros;
import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.delivery.DueDeliveries;
import io.ensemble.transport.jdbc.database.Cursor;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.table.QueueTable;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * The steps that a delivery takes, each within a transaction.
 */
final class DeliverySteps {

	private static final long UNCLAIMED = 0;

	private final DeliveryTable table = new DeliveryTable();

	private final QueueTable numbers = new QueueTable();

	private final Duration keepGivenUp;

	DeliverySteps(Duration keepGivenUp) {
		this.keepGivenUp = keepGivenUp;
	}

	DueDeliveries claim(Session session, int max, Duration lease) {
		List<DeliveryClaim> claims = new ArrayList<>();
		if (max > 0) {
			List<DeliveryRow> due = this.table.due(session, Math.min(max, WorkQuery.MAX_LIMIT));
			long token = due.isEmpty() ? UNCLAIMED : this.numbers.number(session);
			long until = session.now() + Micros.of(lease);
			for (DeliveryRow row : due) {
				Delivery before = row.delivery();
				Delivery claimed = pending(before, before.attempts() + 1, until, before.lastError());
				if (this.table.change(session, row, claimed, token, until)) {
					claims.add(new DeliveryClaim(claimed, token));
				}
			}
		}
		Long next = this.table.next(session);
		return new DueDeliveries(claims, (next != null) ? wait(session, next) : null);
	}

	private static Duration wait(Session session, long next) {
		return Duration.of(Math.max(0, next - session.now()), ChronoUnit.MICROS);
	}

	private static Delivery pending(Delivery delivery, int attempts, long due, @Nullable String error) {
		return new Delivery(delivery.record(), DeliveryState.PENDING, attempts, delivery.since(), Micros.instant(due),
				error);
	}

	boolean done(Session session, DeliveryClaim claim) {
		return this.table.remove(session, claim.delivery().key(), claim.token());
	}

	boolean retry(Session session, DeliveryClaim claim, Duration delay, String error) {
		Delivery delivery = claim.delivery();
		long due = session.now() + Micros.of(delay);
		return held(session, claim)
			.filter((row) -> this.table.change(session, row, pending(delivery, delivery.attempts(), due, error),
					UNCLAIMED, due))
			.isPresent();
	}

	boolean handBack(Session session, DeliveryClaim claim, Duration delay) {
		Delivery delivery = claim.delivery();
		long due = session.now() + Micros.of(delay);
		Delivery before = pending(delivery, delivery.attempts() - 1, due, delivery.lastError());
		return held(session, claim).filter((row) -> this.table.change(session, row, before, UNCLAIMED, due))
			.isPresent();
	}

	boolean hasten(Session session, WorkKey key) {
		return this.table.hasten(session, key);
	}

	boolean giveUp(Session session, DeliveryClaim claim, String error) {
		Delivery delivery = claim.delivery();
		Delivery givenUp = new Delivery(delivery.record(), DeliveryState.GIVEN_UP, delivery.attempts(),
				delivery.since(), null, error);
		long kept = session.now() + Micros.of(this.keepGivenUp);
		return held(session, claim).filter((row) -> this.table.change(session, row, givenUp, UNCLAIMED, kept))
			.isPresent();
	}

	private Optional<DeliveryRow> held(Session session, DeliveryClaim claim) {
		return this.table.find(session, claim.delivery().key()).filter((row) -> row.token() == claim.token());
	}

	Optional<Delivery> find(Session session, WorkKey key) {
		return this.table.find(session, key).map(DeliveryRow::delivery);
	}

	DeliveryPage list(Session session, DeliveryQuery query, long before) {
		int limit = Math.max(1, Math.min(query.limit(), WorkQuery.MAX_LIMIT));
		List<DeliveryRow> hits = this.table.list(session, query, before, limit + 1);
		return new DeliveryPage(hits.stream().limit(limit).map(DeliveryRow::delivery).toList(),
				(hits.size() > limit) ? Cursor.after(hits.get(limit - 1).ordinal()) : null);
	}

	Optional<Delivery> redrive(Session session, WorkKey key) {
		return this.table.find(session, key)
			.filter((row) -> row.delivery().state() == DeliveryState.GIVEN_UP)
			.flatMap((row) -> redrive(session, row));
	}

	Optional<Delivery> discard(Session session, WorkKey key) {
		return find(session, key).filter((delivery) -> delivery.state() == DeliveryState.GIVEN_UP)
			.filter((delivery) -> this.table.discard(session, key));
	}

	private Optional<Delivery> redrive(Session session, DeliveryRow row) {
		Delivery redriven = new Delivery(row.delivery().record(), DeliveryState.PENDING, 0,
				Micros.instant(session.now()), Micros.instant(session.now()), row.delivery().lastError());
		return this.table.change(session, row, redriven, UNCLAIMED, session.now()) ? Optional.of(redriven)
				: Optional.empty();
	}

}
