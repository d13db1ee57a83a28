package io.ensemble.transport.jdbc.memory;

import java.util.Optional;

import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.lock.Lock;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A row for each name of a lock that a scope was changed under: the highest token.
 */
final class FenceTable {

	private static final String ROW = " where scope = :scope and name = :name";

	private static final String RAISE = "update ensemble_memory_fence set token = :token" + ROW
			+ " and token <= :token";

	private static final String INSERT = """
			insert into ensemble_memory_fence (scope, name, token) values (:scope, :name, :token)""";

	/**
	 * Let a lock pass, and none before it from now on.
	 * @param session the transaction
	 * @param scope the scope
	 * @param lock the lock
	 * @return the token of a later one, if that came already
	 */
	Optional<Long> pass(Session session, String scope, Lock lock) {
		if (at(session, RAISE, scope, lock).param("token", lock.token()).update() != 0) {
			return Optional.empty();
		}
		Optional<Long> later = at(session, "select token from ensemble_memory_fence" + ROW, scope, lock)
			.query(Long.class)
			.optional();
		if (later.isEmpty()) {
			at(session, INSERT, scope, lock).param("token", lock.token()).update();
		}
		return later;
	}

	private static StatementSpec at(Session session, String statement, String scope, Lock lock) {
		return session.client().sql(statement).param("scope", scope).param("name", lock.name());
	}

}
