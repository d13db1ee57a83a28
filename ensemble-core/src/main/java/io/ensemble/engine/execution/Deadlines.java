package io.ensemble.engine.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

import io.ensemble.engine.execution.attempt.LeaseKeeper;
import io.ensemble.time.Timers;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Ends work at its deadline, be it waiting, running or before a gate. The store's times
 * alone say how long that is from now, so that a process whose clock is wrong ends
 * nothing too early. What waits in a durable store may run and end in any process, so its
 * deadline is left to the sweeps.
 */
public class Deadlines implements Consumer<WorkEvent> {

	private static final Duration STORE_PAUSE = Duration.ofSeconds(1);

	private final ConcurrentMap<WorkKey, Pending> pending = new ConcurrentHashMap<>();

	private final Timers timers;

	private final WorkControl control;

	private final LeaseKeeper leases;

	private final WorkQueue queue;

	/**
	 * Watch deadlines.
	 * @param timers wakes at a deadline
	 * @param control ends the work
	 * @param leases tells of work that the store itself let expire
	 * @param queue where work waits
	 */
	public Deadlines(Timers timers, WorkControl control, LeaseKeeper leases, WorkQueue queue) {
		this.timers = timers;
		this.control = control;
		this.leases = leases;
		this.queue = queue;
	}

	@Override
	public void accept(WorkEvent event) {
		if (event instanceof WorkEvent.Changed changed) {
			follow(changed.record());
		}
	}

	private void follow(WorkRecord record) {
		Instant expiresAt = record.expiresAt();
		if (expiresAt == null) {
			return;
		}
		if (record.status().isFinal() || isLeftToSweeps(record)) {
			Pending last = this.pending.remove(record.key());
			if (last != null) {
				last.timer().cancel();
			}
			return;
		}
		Instant seen = (record.startedAt() != null) ? record.startedAt() : record.submittedAt();
		this.pending.compute(record.key(), (key, before) -> later(key, before, seen, expiresAt));
	}

	private boolean isLeftToSweeps(WorkRecord record) {
		return record.status() != WorkStatus.RUNNING && this.queue.isDurable();
	}

	private Pending later(WorkKey key, @Nullable Pending before, Instant seen, Instant expiresAt) {
		if (before != null) {
			if (!before.seen().isBefore(seen)) {
				return before;
			}
			before.timer().cancel();
		}
		return new Pending(this.timers.schedule(Duration.between(seen, expiresAt), () -> expire(key)), seen);
	}

	private void expire(WorkKey key) {
		this.control.expire(key).whenComplete((ended, failure) -> {
			if (failure != null) {
				expireLater(key);
				return;
			}
			this.pending.remove(key);
			if (ended.isEmpty()) {
				this.leases.sweep();
			}
		});
	}

	private void expireLater(WorkKey key) {
		this.pending.computeIfPresent(key, (same, before) -> {
			Timers.Timer again = this.timers.schedule(STORE_PAUSE, () -> expire(key));
			return new Pending(again, before.seen());
		});
	}

	/**
	 * A deadline to come.
	 *
	 * @param timer ends the work
	 * @param seen the time of the store from which the timer counts
	 */
	private record Pending(Timers.Timer timer, Instant seen) {
	}

}
