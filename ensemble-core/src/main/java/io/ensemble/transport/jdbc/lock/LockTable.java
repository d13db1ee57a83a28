package io.ensemble.transport.jdbc.lock;

import java.util.Optional;

import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.lock.Lock;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A row for each lock. A token is the time at which the lock was granted, or one more
 * than the token before where the clock did not go on.
 */
final class LockTable {

	private static final String ROW = " where ensemble = :ensemble and name = :name";

	private static final String TAKE = """
			update ensemble_lock set token = greatest(cast(:now as bigint), token + 1), held_until = :until
			where ensemble = :ensemble and name = :name and held_until <= :now""";

	private static final String INSERT = """
			insert into ensemble_lock (ensemble, name, token, held_until)
			values (:ensemble, :name, :now, :until)""";

	private static final String HELD = ROW + " and token = :token and held_until > :now";

	boolean take(Session session, String name, long lease) {
		return timed(session, TAKE, name).param("until", session.now() + lease).update() == 1;
	}

	void insert(Session session, String name, long lease) {
		timed(session, INSERT, name).param("until", session.now() + lease).update();
	}

	Optional<Long> token(Session session, String name) {
		return row(session, "select token from ensemble_lock" + ROW, name).query(Long.class).optional();
	}

	boolean hold(Session session, Lock lock, long lease) {
		return held(session, "update ensemble_lock set held_until = :until", lock).param("until", session.now() + lease)
			.update() == 1;
	}

	Optional<String> text(Session session, String name) {
		return row(session, "select content from ensemble_lock" + ROW + " and content is not null", name)
			.query(String.class)
			.optional();
	}

	boolean write(Session session, Lock lock, String text) {
		return held(session, "update ensemble_lock set content = :content", lock).param("content", text).update() == 1;
	}

	private static StatementSpec held(Session session, String update, Lock lock) {
		return timed(session, update + HELD, lock.name()).param("token", lock.token());
	}

	private static StatementSpec timed(Session session, String statement, String name) {
		return row(session, statement, name).param("now", session.now());
	}

	private static StatementSpec row(Session session, String statement, String name) {
		return session.client().sql(statement).param("ensemble", session.ensemble()).param("name", name);
	}

}
