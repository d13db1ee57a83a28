package io.ensemble.transport.jdbc.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

import io.ensemble.transport.jdbc.database.CountersLostException;
import io.ensemble.transport.jdbc.database.Session;
import org.jspecify.annotations.Nullable;

/**
 * What all processes of an ensemble count together. Whoever changes a row holds its lock
 * until the end of the transaction, so on a database for many processes there are several
 * rows, and each connection changes one of them.
 *
 * <p>
 * Ticks are numbers that nobody had before: the time in microseconds, or more where the
 * clock did not go on. Each is larger than all that transactions which ended before took.
 * Each row has those that leave its own remainder, so no two rows give the same.
 */
public final class QueueTable {

	/** How many places are taken in one transaction at most. */
	public static final int TOGETHER = 32;

	private static final String MINE = " where ensemble = :ensemble and stripe = ";

	private static final String SUMS = """
			select max(last_tick), sum(waiting), sum(removed) from ensemble_counter where ensemble = :ensemble""";

	private final Crowd crowd = new Crowd();

	private volatile @Nullable CounterStatements statements;

	/**
	 * Take places in the queue, all or none.
	 * @param session the transaction
	 * @param count how many, at most {@link #TOGETHER}
	 * @param capacity how many there are
	 * @return the counts after that, with the last of the ticks that were taken; empty if
	 * there are not so many left
	 */
	public Optional<Ticket> tickets(Session session, int count, int capacity) {
		Map<String, Object> values = Map.of("ahead", session.ahead(), "count", count, "span", span(session, count),
				"capacity", capacity);
		return (session.dialect().stripes() > 1) ? this.crowd.admit(session, statements(session), values)
				: session.sql(statements(session).admit()).params(values).query(QueueTable::ticket).optional();
	}

	private CounterStatements statements(Session session) {
		CounterStatements known = this.statements;
		if (known == null) {
			known = new CounterStatements(session.dialect(), Crowd.ROOM);
			this.statements = known;
		}
		return known;
	}

	static Ticket ticket(ResultSet row, int number) throws SQLException {
		return new Ticket(row.getLong(1), row.getLong(2), row.getLong(3));
	}

	private static long span(Session session, int count) {
		return (count - 1L) * session.dialect().stripes();
	}

	/**
	 * Count what was claimed.
	 * @param session the transaction
	 * @param count how many
	 * @return a tick for each
	 */
	public Ticks claimed(Session session, int count) {
		return ticks(session, count, count);
	}

	/**
	 * Take a number that nobody had before.
	 * @param session the transaction
	 * @return the number, larger than all before it
	 */
	public long number(Session session) {
		return ticks(session, 1, 0).at(0);
	}

	private Ticks ticks(Session session, int count, int left) {
		long last = session.sql(statements(session).leave())
			.param("ahead", session.ahead())
			.param("left", left)
			.param("span", span(session, count))
			.query(Long.class)
			.optional()
			.orElseThrow(CountersLostException::new);
		return Ticks.until(last, count, session.dialect().stripes());
	}

	/**
	 * The ticks that were taken for some places.
	 * @param session the transaction
	 * @param ticket what was given for them
	 * @param count how many they were
	 * @return their ticks, in order
	 */
	public Ticks ticks(Session session, Ticket ticket, int count) {
		return Ticks.until(ticket.acceptedAt(), count, session.dialect().stripes());
	}

	/**
	 * Count what came back and what left otherwise.
	 * @param session the transaction
	 * @param arrived how many now wait that did not
	 * @param left how many no longer wait, or no longer where they did
	 */
	public void change(Session session, int arrived, int left) {
		int changed = session
			.sql("update ensemble_counter set waiting = waiting + :arrived - :left, removed = removed + :left" + MINE
					+ session.dialect().stripe())
			.param("arrived", arrived)
			.param("left", left)
			.update();
		if (changed == 0) {
			throw new CountersLostException();
		}
	}

	/**
	 * Make sure that there is something to count with.
	 * @param session the transaction, which is to be repeated if there is not
	 */
	public void require(Session session) {
		session.sql("select 1 from ensemble_counter" + MINE + session.dialect().stripe())
			.query(Integer.class)
			.optional()
			.orElseThrow(CountersLostException::new);
	}

	/**
	 * Give places back that were not needed.
	 * @param session the transaction
	 * @param count how many
	 */
	public void giveBack(Session session, int count) {
		change(session, -count, 0);
	}

	/**
	 * The counts as they are.
	 * @param session the transaction
	 * @return how many wait, and how many ever left the queue
	 */
	public Ticket look(Session session) {
		return session.sql(SUMS).query(QueueTable::ticket).single();
	}

	/**
	 * The counts at one moment.
	 *
	 * @param acceptedAt the latest tick, in microseconds since the epoch
	 * @param waiting how many wait
	 * @param removed how many ever left the queue, at least
	 */
	public record Ticket(long acceptedAt, long waiting, long removed) {
	}

	/**
	 * Some ticks.
	 *
	 * @param first the first of them
	 * @param step from one to the next
	 */
	public record Ticks(long first, int step) {

		static Ticks until(long last, int count, int step) {
			return new Ticks(last - (count - 1L) * step, step);
		}

		/**
		 * One of the ticks.
		 * @param index which, from zero
		 * @return the tick
		 */
		public long at(int index) {
			return this.first + (long) index * this.step;
		}

	}

}
