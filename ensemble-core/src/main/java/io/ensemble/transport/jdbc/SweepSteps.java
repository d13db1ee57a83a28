package io.ensemble.transport.jdbc;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.table.DueWork;
import io.ensemble.transport.jdbc.table.DueWork.Forgotten;
import io.ensemble.transport.jdbc.table.Place;
import io.ensemble.transport.jdbc.table.WorkRow;
import io.ensemble.transport.jdbc.table.WorkTable;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;

/**
 * What time demands of work, a bounded part of it in each transaction.
 */
final class SweepSteps {

	private static final int BATCH = 200;

	/** How much work goes from one place to another in a transaction at most. */
	static final int MOVED = 1_000;

	private static final WorkResult OVERDUE = WorkResult.ended(WorkStatus.EXPIRED, ErrorCode.EXPIRED,
			"The deadline passed before the work ran");

	private final WorkSteps steps;

	private final Endings endings;

	private final DueWork due;

	private final JdbcStoreSettings settings;

	SweepSteps(WorkSteps steps, Endings endings, WorkTable work, JdbcStoreSettings settings) {
		this.steps = steps;
		this.endings = endings;
		this.due = new DueWork(work);
		this.settings = settings;
	}

	List<WorkRecord> loseLeases(Session session, int maxAttempts) {
		List<WorkRecord> changed = new ArrayList<>();
		for (WorkRow lost : this.due.lock(session, Place.RUNNING, BATCH)) {
			changed.add((lost.record().attempt() < maxAttempts) ? requeue(session, lost)
					: this.steps.end(session, lost, lost.record().lost()));
		}
		return changed;
	}

	private WorkRecord requeue(Session session, WorkRow lost) {
		WorkRecord queued = lost.record().requeued(lost.record().attempt());
		this.steps.requeue(session, Place.RUNNING, lost.token(), queued);
		return queued;
	}

	/**
	 * Let overdue work no longer stand before what may be claimed, as its end takes a
	 * while.
	 * @param session the transaction
	 * @return whether there may be more
	 */
	boolean setAside(Session session) {
		int overdue = this.due.setAside(session, MOVED);
		if (overdue > 0) {
			this.steps.overdue(session, overdue);
		}
		return overdue == MOVED;
	}

	List<WorkRecord> expire(Session session, Place place) {
		List<WorkRecord> expired = new ArrayList<>();
		for (WorkRow late : this.due.lock(session, place, BATCH)) {
			expired.add(this.steps.end(session, late, OVERDUE));
		}
		return expired;
	}

	/**
	 * Let go some of what was delayed long enough.
	 * @param session the transaction
	 * @return how much; there may be more of it if this is {@link #MOVED}
	 */
	int release(Session session) {
		return this.due.release(session, MOVED);
	}

	/**
	 * Forget some of what is past its time.
	 * @param session the transaction
	 * @return whether there may be more
	 */
	boolean forget(Session session) {
		Forgotten forgotten = this.due.forget(session, this.settings.tombstoneTtl(), BATCH);
		this.endings.removed(session, forgotten.removed());
		return this.endings.forget(session, BATCH) || forgotten.more();
	}

	boolean isDeliveryDue(Session session) {
		return this.endings.isDeliveryDue(session);
	}

	boolean discard(Session session, WorkKey key) {
		boolean buried = this.due.bury(session, key, this.settings.tombstoneTtl());
		if (buried) {
			this.endings.removed(session, List.of(key));
		}
		return buried;
	}

}
