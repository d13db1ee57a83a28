package io.ensemble.transport.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.jdbc.database.Micros;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.table.Place;
import io.ensemble.transport.jdbc.table.QueueTable;
import io.ensemble.transport.jdbc.table.QueueTable.Ticket;
import io.ensemble.transport.jdbc.table.QueueTable.Ticks;
import io.ensemble.transport.jdbc.table.ReadyWork;
import io.ensemble.transport.jdbc.table.ReadyWork.Rank;
import io.ensemble.transport.jdbc.table.WorkRow;
import io.ensemble.transport.jdbc.table.WorkTable;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.LogText;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps that work takes from its acceptance to its end, each within a transaction.
 */
final class WorkSteps {

	private static final Logger logger = LoggerFactory.getLogger(WorkSteps.class);

	private final QueueTable queue = new QueueTable();

	private final WorkTable work;

	private final ReadyWork ready;

	private final Positions positions;

	private final Endings endings;

	private final JdbcStoreSettings settings;

	WorkSteps(WorkTable work, JdbcStoreSettings settings) {
		this.work = work;
		this.ready = new ReadyWork(work);
		this.positions = new Positions(this.ready);
		this.endings = new Endings(this.queue);
		this.settings = settings;
	}

	Enqueued enqueue(Session session, Submission submission, int capacity) {
		Optional<WorkRow> known = this.work.find(session, submission.key());
		if (known.isPresent()) {
			return again(known.get(), submission);
		}
		Optional<Ticket> ticket = this.queue.ticket(session, capacity);
		return ticket.isPresent() ? accept(session, submission, ticket.get()) : new Enqueued.Full();
	}

	private static Enqueued again(WorkRow known, Submission submission) {
		if (known.place() == Place.GONE) {
			return new Enqueued.Expired();
		}
		return known.record().request().sameContent(submission.request()) ? new Enqueued.Known(known.record())
				: new Enqueued.Mismatch();
	}

	private Enqueued accept(Session session, Submission submission, Ticket ticket) {
		WorkRecord record = WorkRecord.queued(submission, Micros.instant(ticket.acceptedAt()));
		Rank rank = rank(record);
		this.work.insert(session, record, rank.score());
		return new Enqueued.Accepted(record, this.positions.of(session, rank, ticket));
	}

	private Rank rank(WorkRecord record) {
		long acceptedAt = Micros.of(record.submittedAt());
		return new Rank(this.settings.ageing().score(acceptedAt, record.priority()), acceptedAt);
	}

	List<Claim> claim(Session session, int max, Duration lease) {
		this.ready.release(session);
		List<WorkRow> first = first(session, max);
		if (first.isEmpty()) {
			return List.of();
		}
		Ticks tokens = this.queue.claimed(session, first.size());
		long due = session.now() + Micros.of(lease);
		List<Claim> claims = new ArrayList<>();
		for (WorkRow row : first) {
			claims.add(new Claim(row.record().started(Micros.instant(session.now())), tokens.at(claims.size())));
		}
		this.ready.claim(session, claims, due);
		return claims;
	}

	private List<WorkRow> first(Session session, int max) {
		List<WorkRow> rows = this.ready.lockFirst(session, max);
		List<WorkRow> readable = new ArrayList<>();
		for (WorkRow row : rows) {
			String problem = row.problem();
			if (problem == null) {
				readable.add(row);
			}
			else {
				giveUp(session, row, problem);
			}
		}
		return (readable.isEmpty() && !rows.isEmpty()) ? first(session, max) : readable;
	}

	private void giveUp(Session session, WorkRow row, String problem) {
		logger.error("{} becomes a dead letter: {}", row.record().key(), LogText.of(problem));
		end(session, row, WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD, problem));
	}

	boolean renew(Session session, Claim claim, Duration lease) {
		long due = session.now() + Micros.of(lease);
		return this.work.renew(session, claim.record().key(), claim.token(), due) || restore(session, claim, due);
	}

	// Work that is not claimed any more still has a row, or a tombstone: what has none
	// was
	// lost together with the database.
	private boolean restore(Session session, Claim claim, long due) {
		WorkRecord running = claim.record();
		if (this.work.find(session, running.key()).isPresent()) {
			return false;
		}
		this.work.insert(session, running, rank(running).score());
		this.ready.claim(session, List.of(claim), due);
		return true;
	}

	boolean handBack(Session session, Claim claim) {
		WorkRecord running = claim.record();
		return requeue(session, Place.RUNNING, claim.token(), running.requeued(running.attempt() - 1));
	}

	boolean retry(Session session, Claim claim, Duration delay, String error) {
		WorkRecord queued = claim.record().retried(error);
		long micros = Micros.of(delay);
		if (micros <= 0) {
			return requeue(session, Place.RUNNING, claim.token(), queued);
		}
		Long deadline = Micros.orNull(queued.expiresAt());
		long over = session.now() + micros;
		boolean moved = this.work.move(session, Place.RUNNING, claim.token(), queued, Place.DELAYED,
				(deadline != null) ? Math.min(deadline, over) : over);
		return counted(session, moved);
	}

	boolean park(Session session, Claim claim) {
		WorkRecord running = claim.record();
		WorkRecord parked = running.requeued(running.attempt() - 1).withStatus(WorkStatus.WAITING_REVIEW);
		return this.work.move(session, Place.RUNNING, claim.token(), parked, Place.PARKED,
				Micros.orNull(parked.expiresAt()));
	}

	boolean resume(Session session, WorkKey key) {
		return at(session, key, Place.PARKED)
			.map((row) -> requeue(session, row.place(), row.token(), row.record().requeued(row.record().attempt())))
			.orElse(false);
	}

	Optional<WorkRecord> redrive(Session session, WorkKey key) {
		return at(session, key, Place.DEAD).map((row) -> {
			WorkRecord redriven = row.record().redriven();
			requeue(session, row.place(), row.token(), redriven);
			return redriven;
		});
	}

	boolean requeue(Session session, Place from, long token, WorkRecord queued) {
		return counted(session,
				this.work.move(session, from, token, queued, Place.READY, Micros.orNull(queued.expiresAt())));
	}

	private boolean counted(Session session, boolean moved) {
		if (moved) {
			this.queue.change(session, 1, 0);
		}
		return moved;
	}

	boolean reprioritise(Session session, WorkKey key, Priority priority) {
		Optional<WorkRow> waiting = this.work.lock(session, key).filter((row) -> row.place().isWaiting());
		waiting.map((row) -> row.record().withPriority(priority)).ifPresent((record) -> {
			this.work.reprioritise(session, record, rank(record).score());
			this.queue.change(session, 1, 1);
		});
		return waiting.isPresent();
	}

	long position(Session session, WorkKey key) {
		return this.work.find(session, key)
			.filter((row) -> row.place().isWaiting())
			.map((row) -> this.positions.of(session, new Rank(row.score(), row.acceptedAt()), this.queue.look(session)))
			.orElse(0L);
	}

	long depth(Session session) {
		return this.queue.look(session).waiting();
	}

	@Nullable WorkRecord finish(Session session, Claim claim, WorkResult result) {
		WorkRecord ended = claim.record().finished(result, Micros.instant(session.now()));
		return moveToEnd(session, Place.RUNNING, claim.token(), ended) ? ended : null;
	}

	@Nullable WorkRecord end(Session session, WorkKey key, WorkResult result) {
		return this.work.lock(session, key)
			.filter((row) -> row.place().isOpen())
			.map((row) -> end(session, row, result))
			.orElse(null);
	}

	WorkRecord end(Session session, WorkRow row, WorkResult result) {
		WorkRecord ended = row.record().finished(result, Micros.instant(session.now()));
		moveToEnd(session, row.place(), row.token(), ended);
		if (row.place().isWaiting()) {
			this.queue.change(session, 0, 1);
		}
		return ended;
	}

	private boolean moveToEnd(Session session, Place from, long token, WorkRecord ended) {
		boolean dead = ended.status() == WorkStatus.DEAD;
		boolean moved = this.work.move(session, from, token, ended, dead ? Place.DEAD : Place.FINAL,
				dead ? null : session.now() + Micros.of(this.settings.resultTtl()));
		if (moved) {
			this.endings.ended(session, ended);
		}
		return moved;
	}

	Endings endings() {
		return this.endings;
	}

	private Optional<WorkRow> at(Session session, WorkKey key, Place place) {
		return this.work.lock(session, key).filter((row) -> row.place() == place);
	}

}
