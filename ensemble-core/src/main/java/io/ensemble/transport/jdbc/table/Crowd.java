package io.ensemble.transport.jdbc.table;

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

	private static final String TOGETHER = """
			select cast(current_setting('max_connections') as integer), pg_advisory_xact_lock_shared(:lock)""";

	private static final String ALONE = """
			select cast(current_setting('max_connections') as integer), pg_advisory_xact_lock(:lock)""";

	private static final long LOCK = 0x656e73656d000000L;

	private volatile boolean nearlyFull;

	Optional<Ticket> admit(Session session, int capacity, Entrance entrance) {
		return this.nearlyFull ? alone(session, capacity, entrance) : together(session, capacity, entrance);
	}

	private Optional<Ticket> together(Session session, int capacity, Entrance entrance) {
		long room = room(session, capacity, TOGETHER);
		Optional<Ticket> ticket = entrance.enter(session, room);
		if (ticket.isEmpty()) {
			this.nearlyFull = true;
			throw new CannotAcquireLockException("The queue is nearly full, and others are entering it");
		}
		return ticket;
	}

	private Optional<Ticket> alone(Session session, int capacity, Entrance entrance) {
		long room = room(session, capacity, ALONE);
		Optional<Ticket> ticket = entrance.enter(session, capacity);
		this.nearlyFull = ticket.isEmpty() || ticket.get().waiting() >= room;
		return ticket;
	}

	private static long room(Session session, int capacity, String lock) {
		long connections = session.client()
			.sql(lock)
			.param("lock", LOCK ^ session.ensemble().hashCode())
			.query((row, number) -> row.getLong(1))
			.single();
		return capacity - connections * QueueTable.TOGETHER;
	}

	/**
	 * Takes a place if there is room.
	 */
	interface Entrance {

		Optional<Ticket> enter(Session session, long capacity);

	}

}
