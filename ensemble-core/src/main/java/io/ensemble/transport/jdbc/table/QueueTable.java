package io.ensemble.transport.jdbc.table;

import java.util.Optional;

import io.ensemble.transport.jdbc.database.Dialect;
import io.ensemble.transport.jdbc.database.Session;

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

	private static final String MINE = " where ensemble = :ensemble and stripe = ";

	private static final String SUMS = """
			select max(last_tick), sum(waiting), sum(removed) from ensemble_counter where ensemble = :ensemble""";

	private final Crowd crowd = new Crowd();

	/**
	 * Take a place in the queue.
	 * @param session the transaction
	 * @param capacity how many there are
	 * @return the time of acceptance; empty if the queue is full
	 */
	public Optional<Ticket> ticket(Session session, int capacity) {
		return (session.dialect().stripes() > 1) ? this.crowd.admit(session, capacity, this::place)
				: place(session, capacity);
	}

	private Optional<Ticket> place(Session session, long capacity) {
		Dialect dialect = session.dialect();
		String update = "update ensemble_counter set waiting = waiting + 1, last_tick = " + tick(dialect, 1) + MINE
				+ dialect.stripe() + " and " + all(dialect, "sum", "waiting") + " < :capacity";
		String counts = "last_tick, " + all(dialect, "sum", "waiting") + ", " + all(dialect, "sum", "removed");
		return session.sql(dialect.returning(update, counts))
			.param("now", session.now())
			.param("capacity", capacity)
			.query((row, number) -> new Ticket(row.getLong(1), row.getLong(2), row.getLong(3)))
			.optional();
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
		Dialect dialect = session.dialect();
		String update = "update ensemble_counter set waiting = waiting - :left, removed = removed + :left, last_tick = "
				+ tick(dialect, count) + MINE + dialect.stripe();
		long last = session.sql(dialect.returning(update, "last_tick"))
			.param("now", session.now())
			.param("left", left)
			.query(Long.class)
			.single();
		return new Ticks(last - (count - 1L) * dialect.stripes(), dialect.stripes());
	}

	/**
	 * Count what came back and what left otherwise.
	 * @param session the transaction
	 * @param arrived how many now wait that did not
	 * @param left how many no longer wait, or no longer where they did
	 */
	public void change(Session session, int arrived, int left) {
		session
			.sql("update ensemble_counter set waiting = waiting + :arrived - :left, removed = removed + :left" + MINE
					+ session.dialect().stripe())
			.param("arrived", arrived)
			.param("left", left)
			.update();
	}

	/**
	 * The counts as they are.
	 * @param session the transaction
	 * @return how many wait, and how many ever left the queue
	 */
	public Ticket look(Session session) {
		return session.sql(SUMS)
			.query((row, number) -> new Ticket(row.getLong(1), row.getLong(2), row.getLong(3)))
			.single();
	}

	private static String tick(Dialect dialect, int count) {
		int stripes = dialect.stripes();
		String free = "greatest(cast(:now as bigint), last_tick + 1, " + all(dialect, "max", "last_tick") + " + 1)";
		return "%1$s + mod(stripe - mod(%1$s, %2$d) + %2$d, %2$d) + %3$d".formatted(free, stripes,
				(count - 1L) * stripes);
	}

	private static String all(Dialect dialect, String aggregate, String column) {
		return (dialect.stripes() > 1)
				? "(select %s(%s) from ensemble_counter where ensemble = :ensemble)".formatted(aggregate, column)
				: column;
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
