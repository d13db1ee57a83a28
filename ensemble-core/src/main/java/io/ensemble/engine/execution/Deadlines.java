package io.ensemble.engine.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

import io.ensemble.time.Timers;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * Ends work at its deadline, be it waiting, running or before a gate.
 */
public class Deadlines implements Consumer<WorkEvent> {

	private final ConcurrentMap<WorkKey, Timers.Timer> pending = new ConcurrentHashMap<>();

	private final InstantSource clock;

	private final Timers timers;

	private final WorkControl control;

	private final LeaseKeeper leases;

	/**
	 * Watch deadlines.
	 * @param clock the time
	 * @param timers wakes at a deadline
	 * @param control ends the work
	 * @param leases tells of work that the store itself let expire
	 */
	public Deadlines(InstantSource clock, Timers timers, WorkControl control, LeaseKeeper leases) {
		this.clock = clock;
		this.timers = timers;
		this.control = control;
		this.leases = leases;
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
		if (record.status().isFinal()) {
			Timers.Timer timer = this.pending.remove(record.key());
			if (timer != null) {
				timer.cancel();
			}
			return;
		}
		Duration left = Duration.between(this.clock.instant(), expiresAt);
		this.pending.computeIfAbsent(record.key(), (key) -> this.timers.schedule(left, () -> expire(key)));
	}

	private void expire(WorkKey key) {
		this.pending.remove(key);
		this.control.expire(key).thenAccept((ended) -> {
			if (ended.isEmpty()) {
				this.leases.sweep();
			}
		});
	}

}
