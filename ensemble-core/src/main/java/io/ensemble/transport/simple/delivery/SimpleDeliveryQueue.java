package io.ensemble.transport.simple.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryClaim;
import io.ensemble.transport.delivery.DeliveryCounts;
import io.ensemble.transport.delivery.DeliveryPage;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.delivery.DueDeliveries;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.listener.Listeners;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries in the memory of this process, of a store in memory or of one that keeps no
 * deliveries itself. Every step costs O(log n) at most and is done before the call
 * returns.
 */
public final class SimpleDeliveryQueue implements DeliveryQueue {

	private final Lock lock = new ReentrantLock();

	private final DeliveryLedger ledger = new DeliveryLedger();

	private final Listeners<Runnable> listeners = new Listeners<>("due deliveries");

	private final InstantSource clock;

	private final Duration keepGivenUp;

	private long lastSequence;

	private long lastToken;

	/**
	 * Start with nothing.
	 * @param clock the only source of time; must not go back
	 * @param keepGivenUp how long a delivery is kept after it was given up
	 */
	public SimpleDeliveryQueue(InstantSource clock, Duration keepGivenUp) {
		this.clock = clock;
		this.keepGivenUp = keepGivenUp;
	}

	/**
	 * Take in the delivery of a result, in the place of an earlier one of the same work.
	 * Tells nobody, so that it can be part of a larger step; see {@link #tellIfDue()}.
	 * @param record final work
	 */
	public void register(WorkRecord record) {
		locked((now) -> {
			this.ledger.put(DeliveryEntry.registered(++this.lastSequence, record, now));
			return true;
		});
	}

	/**
	 * Take in a delivery that was given up by somebody else, in the place of an earlier
	 * one of the same work.
	 * @param delivery the delivery
	 * @param at when it was given up
	 */
	public void registerGivenUp(Delivery delivery, Instant at) {
		locked((now) -> {
			this.ledger.put(DeliveryEntry.givenUp(++this.lastSequence, delivery, at.plus(this.keepGivenUp)));
			return true;
		});
	}

	/**
	 * Have nothing to do with a delivery any more. An attempt that was claimed may go on
	 * and is told that its claim is lost.
	 * @param key its work
	 */
	public void forget(WorkKey key) {
		locked((now) -> {
			this.ledger.remove(key);
			return true;
		});
	}

	/**
	 * Tell the listeners if a delivery is due.
	 */
	public void tellIfDue() {
		boolean due = locked((now) -> {
			DeliveryEntry first = this.ledger.first(DeliveryState.PENDING);
			return first != null && !first.at().isAfter(now);
		});
		if (due) {
			this.listeners.tell(Runnable::run);
		}
	}

	@Override
	public CompletionStage<DueDeliveries> claim(int max, Duration lease) {
		return step((now) -> {
			List<DeliveryClaim> claims = new ArrayList<>();
			DeliveryEntry first = this.ledger.first(DeliveryState.PENDING);
			while (first != null && claims.size() < max && !first.at().isAfter(now)) {
				DeliveryEntry claimed = first.claimed(++this.lastToken, now.plus(lease));
				this.ledger.put(claimed);
				claims.add(new DeliveryClaim(claimed.delivery(), claimed.token()));
				first = this.ledger.first(DeliveryState.PENDING);
			}
			return new DueDeliveries(claims, untilDue(first, now));
		});
	}

	@Override
	public CompletionStage<Boolean> done(DeliveryClaim claim) {
		return ifHeld(claim, (entry, now) -> null);
	}

	@Override
	public CompletionStage<Boolean> retry(DeliveryClaim claim, Duration delay, String error) {
		return ifHeld(claim, (entry, now) -> entry.delayed(now.plus(delay), error));
	}

	@Override
	public CompletionStage<Boolean> handBack(DeliveryClaim claim, Duration delay) {
		return ifHeld(claim, (entry, now) -> entry.handedBack(now.plus(delay)));
	}

	@Override
	public CompletionStage<Boolean> giveUp(DeliveryClaim claim, String error) {
		return ifHeld(claim, (entry, now) -> entry.givenUp(now.plus(this.keepGivenUp), error));
	}

	@Override
	public CompletionStage<Optional<Delivery>> find(WorkKey key) {
		return step((now) -> Optional.ofNullable(this.ledger.get(key)).map(DeliveryEntry::delivery));
	}

	@Override
	public CompletionStage<DeliveryPage> list(DeliveryQuery query) {
		try {
			return step((now) -> this.ledger.list(query));
		}
		catch (InvalidRequestException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public CompletionStage<Boolean> hasten(WorkKey key) {
		boolean hastened = locked((now) -> {
			DeliveryEntry entry = this.ledger.get(key);
			if (entry == null || !entry.waits(now)) {
				return false;
			}
			this.ledger.put(entry.hastened(now));
			return true;
		});
		tellIfDue();
		return CompletableFuture.completedFuture(hastened);
	}

	@Override
	public CompletionStage<Optional<Delivery>> redrive(WorkKey key) {
		Optional<Delivery> redriven = locked((now) -> givenUp(key).map((entry) -> {
			DeliveryEntry pending = entry.redriven(now);
			this.ledger.put(pending);
			return pending.delivery();
		}));
		tellIfDue();
		return CompletableFuture.completedFuture(redriven);
	}

	@Override
	public CompletionStage<Optional<Delivery>> discard(WorkKey key) {
		return step((now) -> givenUp(key).map((entry) -> {
			this.ledger.remove(key);
			return entry.delivery();
		}));
	}

	@Override
	public CompletionStage<DeliveryCounts> counts() {
		return step((now) -> new DeliveryCounts(this.ledger.count(DeliveryState.PENDING),
				this.ledger.count(DeliveryState.GIVEN_UP)));
	}

	@Override
	public void onDue(Runnable listener) {
		this.listeners.add(listener);
	}

	private Optional<DeliveryEntry> givenUp(WorkKey key) {
		return Optional.ofNullable(this.ledger.get(key))
			.filter((entry) -> entry.delivery().state() == DeliveryState.GIVEN_UP);
	}

	private CompletionStage<Boolean> ifHeld(DeliveryClaim claim,
			BiFunction<DeliveryEntry, Instant, @Nullable DeliveryEntry> change) {
		return step((now) -> {
			WorkKey key = claim.delivery().key();
			DeliveryEntry entry = this.ledger.get(key);
			if (entry == null || !entry.isHeldBy(claim)) {
				return false;
			}
			this.ledger.remove(key);
			DeliveryEntry changed = change.apply(entry, now);
			if (changed != null) {
				this.ledger.put(changed);
			}
			return true;
		});
	}

	private <T> CompletionStage<T> step(Function<Instant, T> action) {
		return CompletableFuture.completedFuture(locked(action));
	}

	private <T> T locked(Function<Instant, T> action) {
		this.lock.lock();
		try {
			Instant now = this.clock.instant();
			forgetOld(now);
			return action.apply(now);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void forgetOld(Instant now) {
		DeliveryEntry oldest = this.ledger.first(DeliveryState.GIVEN_UP);
		while (oldest != null && !oldest.at().isAfter(now)) {
			this.ledger.remove(oldest.delivery().key());
			oldest = this.ledger.first(DeliveryState.GIVEN_UP);
		}
	}

	private static @Nullable Duration untilDue(@Nullable DeliveryEntry first, Instant now) {
		if (first == null) {
			return null;
		}
		Duration wait = Duration.between(now, first.at());
		return wait.isNegative() ? Duration.ZERO : wait;
	}

}
