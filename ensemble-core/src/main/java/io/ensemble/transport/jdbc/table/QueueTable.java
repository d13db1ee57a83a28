package io.ensemble.transport.jdbc.table;

import java.util.Optional;

import io.ensemble.transport.jdbc.database.Session;

/**
 * One row for each ensemble: what all of its processes count together. Whoever changes it
 * holds its lock until the end of the transaction, so steps change it last where they
 * can.
 */
public final class QueueTable {

	/** What becomes of the counts when one more request is accepted. */
	private static final String TICKET = """
			update ensemble_queue
			set last_accepted_at = greatest(cast(:now as bigint), last_accepted_at + 1), waiting = waiting + 1
			where ensemble = :ensemble and waiting < :capacity""";

	private static final String CLAIMED = """
			update ensemble_queue
			set last_token = last_token + :count, waiting = waiting - :count, removed = removed + :count
			where ensemble = :ensemble""";

	private static final String NUMBER = """
			update ensemble_queue set last_token = last_token + 1 where ensemble = :ensemble""";

	private static final String CHANGE = """
			update ensemble_queue set waiting = waiting + :arrived - :left, removed = removed + :left
			where ensemble = :ensemble""";

	/**
	 * Take a place in the queue.
	 * @param session the transaction
	 * @param capacity how many there are
	 * @return the time of acceptance; empty if the queue is full
	 */
	public Optional<Ticket> ticket(Session session, int capacity) {
		return session.sql(session.dialect().returning(TICKET, "last_accepted_at, waiting, removed"))
			.param("now", session.now())
			.param("capacity", capacity)
			.query((row, number) -> new Ticket(row.getLong(1), row.getLong(2), row.getLong(3)))
			.optional();
	}

	/**
	 * Count what was claimed.
	 * @param session the transaction
	 * @param count how many
	 * @return the token of the last one; the others have those before it
	 */
	public long claimed(Session session, int count) {
		return session.sql(session.dialect().returning(CLAIMED, "last_token"))
			.param("count", count)
			.query(Long.class)
			.single();
	}

	/**
	 * Take a number that nobody had before.
	 * @param session the transaction
	 * @return the number, larger than all before it
	 */
	public long number(Session session) {
		return session.sql(session.dialect().returning(NUMBER, "last_token")).query(Long.class).single();
	}

	/**
	 * Count what came back and what left otherwise.
	 * @param session the transaction
	 * @param arrived how many now wait that did not
	 * @param left how many no longer wait, or no longer where they did
	 */
	public void change(Session session, int arrived, int left) {
		session.sql(CHANGE).param("arrived", arrived).param("left", left).update();
	}

	/**
	 * The counts as they are.
	 * @param session the transaction
	 * @return how many wait, and how many ever left the queue
	 */
	public Ticket look(Session session) {
		return session.sql("select last_accepted_at, waiting, removed from ensemble_queue where ensemble = :ensemble")
			.query((row, number) -> new Ticket(row.getLong(1), row.getLong(2), row.getLong(3)))
			.single();
	}

	/**
	 * The counts at one moment.
	 *
	 * @param acceptedAt the latest time of acceptance, in microseconds since the epoch
	 * @param waiting how many wait
	 * @param removed how many ever left the queue, at least
	 */
	public record Ticket(long acceptedAt, long waiting, long removed) {
	}

}
