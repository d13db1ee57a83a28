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

	/** How many places are taken in one transaction at most. */
	public static final int TOGETHER = 32;

	private static final String MINE = " where ensemble = :ensemble and stripe = ";

	private static final String SUMS = """
			select max(last_tick), sum(waiting), sum(removed) from ensemble_counter where ensemble = :ensemble""";

	private final Crowd crowd = new Crowd();

	/**
	 * Take places in the queue, all or none.
	 * @param session the transaction
	 * @param count how many, at most {@link #TOGETHER}
	 * @param capacity how many there are
	 * @return the counts after that, with the last of the ticks that were taken; empty if
	 * there are not so many left
	 */
	public Optional<Ticket> tickets(Session session, int count, int capacity) {
		Crowd.Entrance entrance = (within, room) -> places(within, count, room);
		return (session.dialect().stripes() > 1) ? this.crowd.admit(session, capacity, entrance)
				: entrance.enter(session, capacity);
	}

	private static Optional<Ticket> places(Session session, int count, long capacity) {
		Dialect dialect = session.dialect();
		String update = "update ensemble_counter set waiting = waiting + :count, last_tick = " + tick(dialect, count)
				+ MINE + dialect.stripe() + " and " + all(dialect, "sum", "waiting") + " + :count <= :capacity";
		String counts = "last_tick, " + waitingAfter(dialect) + ", " + all(dialect, "sum", "removed");
		return session.sql(dialect.returning(update, counts))
			.param("ahead", session.ahead())
			.param("count", count)
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
			.param("ahead", session.ahead())
			.param("left", left)
			.query(Long.class)
			.single();
		return Ticks.until(last, count, dialect.stripes());
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
		session
			.sql("update ensemble_counter set waiting = waiting + :arrived - :left, removed = removed + :left" + MINE
					+ session.dialect().stripe())
			.param("arrived", arrived)
			.param("left", left)
			.update();
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
		return session.sql(SUMS)
			.query((row, number) -> new Ticket(row.getLong(1), row.getLong(2), row.getLong(3)))
			.single();
	}

	private static String tick(Dialect dialect, int count) {
		int stripes = dialect.stripes();
		String free = "greatest(" + dialect.now() + " + cast(:ahead as bigint), last_tick + 1, "
				+ all(dialect, "max", "last_tick") + " + 1)";
		return "%1$s + mod(stripe - mod(%1$s, %2$d) + %2$d, %2$d) + %3$d".formatted(free, stripes,
				(count - 1L) * stripes);
	}

	// A query within an update sees the rows as they were before it.
	private static String waitingAfter(Dialect dialect) {
		return all(dialect, "sum", "waiting") + ((dialect.stripes() > 1) ? " + :count" : "");
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
