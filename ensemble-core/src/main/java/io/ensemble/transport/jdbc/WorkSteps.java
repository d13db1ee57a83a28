package io.ensemble.transport.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ensemble.time.Micros;
import io.ensemble.transport.Claim;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.table.DueWork;
import io.ensemble.transport.jdbc.table.Place;
import io.ensemble.transport.jdbc.table.QueueTable;
import io.ensemble.transport.jdbc.table.QueueTable.Ticks;
import io.ensemble.transport.jdbc.table.ReadyWork;
import io.ensemble.transport.jdbc.table.ReadyWork.Front;
import io.ensemble.transport.jdbc.table.ReadyWork.Rank;
import io.ensemble.transport.jdbc.table.WorkRow;
import io.ensemble.transport.jdbc.table.WorkTable;
import io.ensemble.transport.jdbc.table.WorkTable.Arrival;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.LogText;
import io.ensemble.work.Priority;
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

	private static final int RELEASED = 200;

	private static final int GIVEN_UP = 200;

	private final WorkTable work;

	private final DueWork due;

	private final QueueTable queue;

	private final ReadyWork ready;

	private final Positions positions;

	private final Endings endings;

	private final JdbcStoreSettings settings;

	WorkSteps(WorkTable work, QueueTable queue, Positions positions, Endings endings, JdbcStoreSettings settings) {
		this.work = work;
		this.queue = queue;
		this.ready = new ReadyWork(work);
		this.due = new DueWork(work);
		this.positions = positions;
		this.endings = endings;
		this.settings = settings;
	}

	Claimed claim(Session session, int max, Duration lease) {
		Finds finds = new Finds();
		List<WorkRow> first = first(session, max, finds);
		if (first.isEmpty()) {
			return new Claimed(List.of(), finds.givenUp, finds.released);
		}
		Ticks tokens = this.queue.claimed(session, first.size());
		long due = session.now() + Micros.of(lease);
		List<Claim> claims = new ArrayList<>();
		for (WorkRow row : first) {
			claims.add(new Claim(row.record().started(Micros.instant(session.now())), tokens.at(claims.size())));
		}
		this.ready.claim(session, claims, due);
		return new Claimed(claims, finds.givenUp, finds.released);
	}

	private List<WorkRow> first(Session session, int max, Finds finds) {
		List<WorkRow> readable = new ArrayList<>();
		boolean more = true;
		while (readable.isEmpty() && more && finds.givenUp.size() < GIVEN_UP) {
			List<WorkRow> rows = front(session, max, finds);
			for (WorkRow row : rows) {
				String problem = row.problem();
				if (problem == null) {
					readable.add(row);
				}
				else {
					finds.givenUp.add(giveUp(session, row, problem));
				}
			}
			more = !rows.isEmpty();
		}
		return readable;
	}

	private List<WorkRow> front(Session session, int max, Finds finds) {
		Front front = this.ready.lockFirst(session, max);
		boolean released = front.late() && this.due.release(session, Math.max(max, RELEASED)) > 0;
		finds.released |= released;
		return (released ? this.ready.lockFirst(session, max) : front).rows();
	}

	private WorkRecord giveUp(Session session, WorkRow row, String problem) {
		logger.error("{} becomes a dead letter: {}", row.record().key(), LogText.of(problem));
		return end(session, row, WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD, problem));
	}

	boolean renew(Session session, Claim claim, Duration lease) {
		long due = session.now() + Micros.of(lease);
		return this.work.renew(session, claim.record().key(), claim.token(), due) || restore(session, claim, due);
	}

	// What is not claimed any more still has a row, or a tombstone: what has none was
	// lost together with the database.
	private boolean restore(Session session, Claim claim, long due) {
		WorkRecord running = claim.record();
		if (this.work.find(session, running.key()).isPresent()) {
			return false;
		}
		this.work.insert(session, List.of(new Arrival(running, rank(running))));
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
		WorkRecord parked = claim.record().parked();
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
			.map((row) -> new Rank(row.score(), row.acceptedAt()))
			.map((rank) -> this.positions.of(session, List.of(rank), this.queue.look(session)).get(0))
			.orElse(0L);
	}

	List<Long> positions(Session session, List<WorkRecord> waiting) {
		return this.positions.of(session, waiting.stream().map(this::rank).toList(), this.queue.look(session));
	}

	long depth(Session session) {
		return this.queue.look(session).waiting();
	}

	@Nullable WorkRecord end(Session session, WorkKey key, WorkResult result) {
		return this.work.lock(session, key)
			.filter((row) -> row.place().isOpen())
			.map((row) -> end(session, row, result))
			.orElse(null);
	}

	WorkRecord end(Session session, WorkRow row, WorkResult result) {
		WorkRecord ended = row.record().finished(result, Micros.instant(session.now()));
		this.endings.end(session, row.place(), row.token(), ended);
		if (row.place().isWaiting()) {
			this.queue.change(session, 0, 1);
		}
		return ended;
	}

	void overdue(Session session, int count) {
		this.queue.change(session, 0, count);
	}

	private Rank rank(WorkRecord record) {
		return Rank.of(record, this.settings.ageing());
	}

	private Optional<WorkRow> at(Session session, WorkKey key, Place place) {
		return this.work.lock(session, key).filter((row) -> row.place() == place);
	}

	/**
	 * What a claim found.
	 *
	 * @param claims what may run now
	 * @param givenUp what ended instead, as it cannot be read
	 * @param released whether delayed work was due, of which others may claim the rest
	 */
	record Claimed(List<Claim> claims, List<WorkRecord> givenUp, boolean released) {
	}

	/**
	 * What a claim comes upon on its way.
	 */
	private static final class Finds {

		private final List<WorkRecord> givenUp = new ArrayList<>();

		private boolean released;

	}

}
