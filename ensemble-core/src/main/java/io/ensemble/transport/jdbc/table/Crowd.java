package io.ensemble.transport.jdbc.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.table.QueueTable.Ticket;

import org.springframework.dao.CannotAcquireLockException;

/**
 * Lets many into a queue at the same time while it has room for all of them, and one
 * after the other when it is nearly full: so its capacity is exact, and costs nothing
 * before it matters. There are never more at the same time than PostgreSQL has
 * connections, each for at most {@link QueueTable#TOGETHER}. Thread-safe.
 */
final class Crowd {

	private static final String TOGETHER = "select pg_advisory_xact_lock_shared(:lock)";

	private static final String ALONE = "select pg_advisory_xact_lock(:lock)";

	/** How many places there are for those who enter at the same time. */
	static final String ROOM = ":capacity - cast(current_setting('max_connections') as integer) * "
			+ QueueTable.TOGETHER;

	private static final long LOCK = 0x656e73656d000000L;

	private volatile boolean nearlyFull;

	Optional<Ticket> admit(Session session, CounterStatements counter, Map<String, Object> values) {
		return this.nearlyFull ? alone(session, counter, values) : together(session, counter, values);
	}

	private Optional<Ticket> together(Session session, CounterStatements counter, Map<String, Object> values) {
		Optional<Ticket> ticket = enter(session, TOGETHER, counter.admitToRoom(), values);
		if (ticket.isEmpty()) {
			this.nearlyFull = true;
			throw new CannotAcquireLockException("The queue is nearly full, and others are entering it");
		}
		return ticket;
	}

	private Optional<Ticket> alone(Session session, CounterStatements counter, Map<String, Object> values) {
		Optional<Ticket> ticket = enter(session, ALONE, counter.admit(), values);
		long room = session.sql("select " + ROOM).params(values).query(Long.class).single();
		this.nearlyFull = ticket.isEmpty() || ticket.get().waiting() >= room;
		return ticket;
	}

	// The counts are to be seen as they are when the lock is there.
	private static Optional<Ticket> enter(Session session, String lock, String admit, Map<String, Object> values) {
		Map<String, Object> all = new HashMap<>(values);
		all.put("lock", LOCK ^ session.ensemble().hashCode());
		return session.inOrder(lock, admit, all, QueueTable::ticket);
	}

}
