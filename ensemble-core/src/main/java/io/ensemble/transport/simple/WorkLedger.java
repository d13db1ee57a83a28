package io.ensemble.transport.simple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.ensemble.time.Micros;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.notification.FinalWaiters;
import io.ensemble.transport.simple.delivery.SimpleDeliveryQueue;
import io.ensemble.transport.simple.index.Deadlines;
import io.ensemble.transport.simple.index.Leases;
import io.ensemble.transport.simple.index.Retention;
import io.ensemble.transport.simple.index.WaitingWork;
import io.ensemble.transport.simple.index.WorkEntry;
import io.ensemble.transport.simple.index.WorkIndex;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * The states of work and the steps between them. Where a piece of work is kept follows
 * from its status: {@code QUEUED} waits, {@code RUNNING} has a lease, and both
 * {@code QUEUED} and {@code WAITING_REVIEW} have their deadline watched. All times are
 * microseconds since the epoch. Not thread-safe.
 */
class WorkLedger {

	private final WaitingWork waiting = new WaitingWork();

	private final Leases leases = new Leases();

	private final Deadlines deadlines = new Deadlines();

	private final FinalWaiters waiters = new FinalWaiters();

	private final Map<WorkKey, WorkRecord> changedByTime = new LinkedHashMap<>();

	private final WorkIndex index;

	private final Retention<WorkKey> retention;

	private final Ageing ageing;

	private final Announcements announcements;

	private final SimpleDeliveryQueue deliveries;

	private final SimpleRunJournal journal;

	private long lastAcceptedAt = Long.MIN_VALUE;

	WorkLedger(WorkIndex index, Retention<WorkKey> retention, Ageing ageing, Announcements announcements,
			SimpleDeliveryQueue deliveries, SimpleRunJournal journal) {
		this.index = index;
		this.retention = retention;
		this.ageing = ageing;
		this.announcements = announcements;
		this.deliveries = deliveries;
		this.journal = journal;
	}

	Enqueued enqueue(Submission submission, int capacity, long now) {
		Enqueued known = known(submission, now);
		if (known != null) {
			return known;
		}
		expireOverdue(now);
		if (this.waiting.size() >= capacity) {
			return new Enqueued.Full();
		}
		WorkEntry entry = accept(submission, now);
		return new Enqueued.Accepted(entry.record(), this.waiting.position(entry));
	}

	Enqueued answer(Submission submission, WorkResult result, long now) {
		Enqueued known = known(submission, now);
		return (known != null) ? known : new Enqueued.Accepted(end(accept(submission, now), result, now), 0);
	}

	final @Nullable Enqueued known(Submission submission, long now) {
		this.retention.sweepFew(now, this.index::remove);
		WorkEntry known = this.index.get(submission.key());
		if (known != null) {
			WorkRecord record = known.record();
			return record.request().sameContent(submission.request()) ? new Enqueued.Known(record)
					: new Enqueued.Mismatch();
		}
		return this.retention.isBuried(submission.key()) ? new Enqueued.Expired() : null;
	}

	private WorkEntry accept(Submission submission, long now) {
		WorkRecord record = stamp(submission, now);
		WorkEntry entry = new WorkEntry(this.lastAcceptedAt, record);
		this.index.add(entry);
		queue(entry, entry.record(), 0);
		return entry;
	}

	final WorkRecord stamp(Submission submission, long now) {
		this.lastAcceptedAt = Math.max(now, this.lastAcceptedAt + 1);
		return WorkRecord.queued(submission, Micros.instant(this.lastAcceptedAt));
	}

	List<Claim> claim(int max, Duration lease, long now) {
		expireOverdue(now);
		this.waiting.release(now);
		List<Claim> claims = new ArrayList<>();
		WorkEntry entry = (max > 0) ? this.waiting.poll() : null;
		while (entry != null) {
			claims.add(start(entry, lease, now));
			entry = (claims.size() < max) ? this.waiting.poll() : null;
		}
		return claims;
	}

	private Claim start(WorkEntry entry, Duration lease, long now) {
		this.deadlines.forget(entry);
		this.leases.grant(entry, now, lease);
		return new Claim(entry.become(entry.record().started(Micros.instant(now))), entry.token());
	}

	boolean renew(Claim claim, Duration lease, long now) {
		WorkEntry entry = heldBy(claim);
		if (entry != null) {
			this.leases.renew(entry, now, lease);
		}
		return entry != null;
	}

	boolean handBack(Claim claim) {
		return requeue(heldBy(claim), -1);
	}

	boolean retry(Claim claim, Duration delay, String error, long now) {
		WorkEntry entry = heldBy(claim);
		if (entry == null) {
			return false;
		}
		leave(entry);
		long micros = Micros.of(delay);
		queue(entry, entry.record().retried(error), (micros > 0) ? now + micros : 0);
		return true;
	}

	boolean park(Claim claim) {
		WorkEntry entry = heldBy(claim);
		if (entry == null) {
			return false;
		}
		leave(entry);
		entry.become(entry.record().parked());
		this.deadlines.watch(entry);
		return true;
	}

	boolean resume(WorkKey key) {
		return requeue(withStatus(key, WorkStatus.WAITING_REVIEW), 0);
	}

	boolean reprioritise(WorkKey key, Priority priority) {
		WorkEntry entry = withStatus(key, WorkStatus.QUEUED);
		if (entry == null) {
			return false;
		}
		this.waiting.remove(entry);
		entry.become(entry.record().withPriority(priority));
		entry.rank(this.ageing);
		this.waiting.add(entry);
		return true;
	}

	long position(WorkKey key) {
		WorkEntry entry = withStatus(key, WorkStatus.QUEUED);
		return (entry != null) ? this.waiting.position(entry) : 0;
	}

	long depth() {
		return this.waiting.size();
	}

	List<WorkRecord> sweep(int maxAttempts, long now) {
		for (WorkEntry lost = this.leases.pollExpired(now); lost != null; lost = this.leases.pollExpired(now)) {
			giveUpOrRequeue(lost, maxAttempts, now);
		}
		if (this.waiting.release(now)) {
			this.announcements.available();
		}
		expireOverdue(now);
		this.retention.sweep(now, this.index::remove);
		List<WorkRecord> changed = List.copyOf(this.changedByTime.values());
		this.changedByTime.clear();
		return changed;
	}

	private void giveUpOrRequeue(WorkEntry lost, int maxAttempts, long now) {
		int attempt = lost.record().attempt();
		if (attempt < maxAttempts) {
			queue(lost, lost.record().requeued(attempt), 0);
			this.changedByTime.put(lost.record().key(), lost.record());
		}
		else {
			endByTime(lost, lost.record().lost(), now);
		}
	}

	private void expireOverdue(long now) {
		for (WorkEntry late = this.deadlines.pollPassed(now); late != null; late = this.deadlines.pollPassed(now)) {
			endByTime(late,
					WorkResult.ended(WorkStatus.EXPIRED, ErrorCode.EXPIRED, "The deadline passed before the work ran"),
					now);
		}
	}

	/**
	 * Time ends work that nobody holds.
	 * @param entry the work
	 * @param result how it ends
	 * @param now the time in microseconds
	 */
	void endByTime(WorkEntry entry, WorkResult result, long now) {
		end(entry, result, now);
		this.changedByTime.put(entry.record().key(), entry.record());
	}

	Optional<WorkRecord> finish(Claim claim, WorkResult result, long now) {
		WorkEntry entry = heldBy(claim);
		return (entry != null) ? Optional.of(end(entry, result, now))
				: Optional.ofNullable(this.index.get(claim.record().key()))
					.map(WorkEntry::record)
					.filter((known) -> claim.ended(known, result));
	}

	Optional<WorkRecord> end(WorkKey key, WorkResult result, long now) {
		WorkEntry entry = this.index.get(key);
		return (entry != null && !entry.record().status().isFinal()) ? Optional.of(end(entry, result, now))
				: Optional.empty();
	}

	Found find(WorkKey key) {
		WorkEntry entry = this.index.get(key);
		if (entry != null) {
			return new Found.Present(entry.record());
		}
		return this.retention.isBuried(key) ? new Found.Expired() : new Found.Unknown();
	}

	CompletableFuture<WorkRecord> expect(WorkKey key) {
		return this.waiters.await(key);
	}

	CompletableFuture<WorkRecord> whenFinal(WorkKey key) {
		WorkEntry entry = this.index.get(key);
		if (entry == null) {
			return new CompletableFuture<>();
		}
		return entry.record().status().isFinal() ? CompletableFuture.completedFuture(entry.record())
				: this.waiters.await(key);
	}

	Optional<WorkRecord> redrive(WorkKey key) {
		WorkEntry entry = withStatus(key, WorkStatus.DEAD);
		if (entry == null) {
			return Optional.empty();
		}
		queue(entry, entry.record().redriven(), 0);
		return Optional.of(entry.record());
	}

	boolean discard(WorkKey key, long now) {
		if (withStatus(key, WorkStatus.DEAD) == null) {
			return false;
		}
		this.index.remove(key);
		this.journal.forget(key);
		this.retention.bury(key, now);
		return true;
	}

	final @Nullable WorkEntry heldBy(Claim claim) {
		WorkEntry entry = this.index.get(claim.record().key());
		return (entry != null && entry.isHeldBy(claim)) ? entry : null;
	}

	private @Nullable WorkEntry withStatus(WorkKey key, WorkStatus status) {
		WorkEntry entry = this.index.get(key);
		return (entry != null && entry.record().status() == status) ? entry : null;
	}

	private boolean requeue(@Nullable WorkEntry entry, int attemptChange) {
		if (entry == null) {
			return false;
		}
		leave(entry);
		queue(entry, entry.record().requeued(entry.record().attempt() + attemptChange), 0);
		return true;
	}

	void queue(WorkEntry entry, WorkRecord record, long until) {
		entry.become(record);
		entry.rank(this.ageing);
		entry.setUntil(until);
		this.waiting.add(entry);
		this.deadlines.watch(entry);
		this.announcements.available();
	}

	final void leave(WorkEntry entry) {
		switch (entry.record().status()) {
			case QUEUED -> this.waiting.remove(entry);
			case RUNNING -> this.leases.revoke(entry);
			default -> {
			}
		}
		this.deadlines.forget(entry);
		entry.setUntil(0);
	}

	private WorkRecord end(WorkEntry entry, WorkResult result, long now) {
		leave(entry);
		WorkRecord record = entry.become(entry.record().finished(result, Micros.instant(now)));
		ended(record, now);
		deliver(record);
		return record;
	}

	final void ended(WorkRecord record, long at) {
		ended(record, record, at);
	}

	final void ended(WorkRecord record, WorkRecord told, long at) {
		if (record.status() != WorkStatus.DEAD) {
			this.retention.keep(record.key(), at);
			this.journal.forget(record.key());
		}
		this.announcements.ended(told, this.waiters.take(record.key()));
	}

	private void deliver(WorkRecord record) {
		if (record.request().delivery().travels()) {
			this.deliveries.register(record);
			this.announcements.later(this.deliveries::tellIfDue);
		}
	}

}
