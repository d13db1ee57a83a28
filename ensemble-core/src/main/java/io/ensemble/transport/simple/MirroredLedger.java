package io.ensemble.transport.simple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ensemble.time.Micros;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.simple.delivery.SimpleDeliveryQueue;
import io.ensemble.transport.simple.index.Retention;
import io.ensemble.transport.simple.index.WorkEntry;
import io.ensemble.transport.simple.index.WorkIndex;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the states of work that ends are decided elsewhere, and that some of the work
 * is only known here and waits somewhere else. Not thread-safe.
 */
final class MirroredLedger extends WorkLedger {

	private final List<WorkRecord> proposed = new ArrayList<>();

	private final Set<WorkKey> elsewhere = new HashSet<>();

	private final WorkIndex index;

	private final Retention<WorkKey> retention;

	MirroredLedger(WorkIndex index, Retention<WorkKey> retention, Ageing ageing, Announcements announcements,
			SimpleDeliveryQueue deliveries, SimpleRunJournal journal) {
		super(index, retention, ageing, announcements, deliveries, journal);
		this.index = index;
		this.retention = retention;
	}

	boolean announce(WorkRecord record) {
		boolean isNew = know(record);
		if (isNew) {
			this.elsewhere.add(record.key());
		}
		return isNew;
	}

	int elsewhere() {
		return this.elsewhere.size();
	}

	private boolean know(WorkRecord record) {
		boolean isNew = this.index.get(record.key()) == null && !this.retention.isBuried(record.key());
		if (isNew) {
			add(record);
		}
		return isNew;
	}

	Arrival arrive(WorkRecord record, int maxAttempts, long now) {
		know(record);
		WorkEntry entry = this.index.get(record.key());
		if (entry == null || entry.record().status().isFinal()) {
			return Arrival.ENDED;
		}
		if (!entry.record().request().sameContent(record.request())) {
			return Arrival.MISMATCH;
		}
		if (entry.isHere()) {
			return Arrival.KNOWN;
		}
		entry.setHere(true);
		this.elsewhere.remove(record.key());
		if (entry.record().status() == WorkStatus.RUNNING) {
			return Arrival.KNOWN;
		}
		if (record.attempt() < maxAttempts) {
			queue(entry, entry.record().requeued(record.attempt()), 0);
		}
		else {
			WorkRecord last = entry.become(entry.record().requeued(record.attempt()));
			endByTime(entry, last.lost(), now);
		}
		return Arrival.WAITS;
	}

	void depart(WorkKey key) {
		WorkEntry entry = this.index.get(key);
		if (entry == null || !entry.isHere() || entry.record().status().isFinal()) {
			return;
		}
		entry.setHere(false);
		if (entry.record().status() != WorkStatus.RUNNING) {
			leave(entry);
			queue(entry, entry.record().requeued(entry.record().attempt()), 0);
		}
	}

	/** What ran while others got it to do waits for them. */
	@Override
	void queue(WorkEntry entry, WorkRecord record, long until) {
		if (entry.isHere()) {
			super.queue(entry, record, until);
		}
		else {
			entry.become(record);
		}
	}

	/** Nobody knows how much waits before it where others do it. */
	@Override
	long position(WorkKey key) {
		WorkEntry entry = this.index.get(key);
		return (entry != null && entry.isHere()) ? super.position(key) : 0;
	}

	Optional<WorkRecord> propose(Claim claim, WorkResult result, long now) {
		return proposal(heldBy(claim), result, now);
	}

	Optional<WorkRecord> propose(WorkKey key, WorkResult result, long now) {
		return proposal(this.index.get(key), result, now);
	}

	List<WorkRecord> takeProposed() {
		List<WorkRecord> taken = List.copyOf(this.proposed);
		this.proposed.clear();
		return taken;
	}

	boolean settle(WorkRecord end, long now) {
		WorkEntry known = this.index.get(end.key());
		long endedAt = Micros.of((end.completedAt() != null) ? end.completedAt() : end.submittedAt());
		if (this.retention.isBuried(end.key()) || this.retention.isForgotten(endedAt, now)
				|| (known != null && known.record().status().isFinal())) {
			return false;
		}
		WorkEntry entry = (known != null) ? known : add(end);
		leave(entry);
		WorkRecord told = told(entry.record(), end, endedAt);
		entry.become(end);
		ended(end, told, endedAt);
		this.elsewhere.remove(end.key());
		return true;
	}

	// Others may have taken in something else under the same id, at the same time.
	private static WorkRecord told(WorkRecord asked, WorkRecord end, long at) {
		return asked.request().sameContent(end.request()) ? end : asked.finished(WorkResult.ended(WorkStatus.FAILED,
				ErrorCode.IDEMPOTENCY_MISMATCH, "The id was used before for something else"), Micros.instant(at));
	}

	@Override
	void endByTime(WorkEntry entry, WorkResult result, long now) {
		leave(entry);
		this.proposed.add(entry.record().finished(result, Micros.instant(now)));
	}

	private WorkEntry add(WorkRecord record) {
		WorkEntry entry = new WorkEntry(this.index.freeFrom(Micros.of(record.submittedAt())), record);
		this.index.add(entry);
		return entry;
	}

	private static Optional<WorkRecord> proposal(@Nullable WorkEntry entry, WorkResult result, long now) {
		return Optional.ofNullable(entry)
			.map(WorkEntry::record)
			.filter((record) -> !record.status().isFinal())
			.map((record) -> record.finished(result, Micros.instant(now)));
	}

}
