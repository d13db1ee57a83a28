package io.ensemble.transport.jdbc.memory;

import java.util.Optional;

import io.ensemble.transport.jdbc.database.Session;

/**
 * A row for each scope: how many values it has, and the highest version of those that
 * were removed. Whoever adds or removes a value holds the row first, and the value's own
 * row afterwards, so that nobody waits in a circle.
 */
final class ScopeTable {

	private static final String ROW = " where scope = :scope";

	private static final String INSERT = """
			insert into ensemble_memory_scope (scope, entries, last_version) values (:scope, 1, 0)""";

	private static final String GROW = "update ensemble_memory_scope set entries = entries + 1" + ROW
			+ " and entries < :max";

	private static final String SHRINK = """
			update ensemble_memory_scope set entries = entries - 1, last_version = greatest(last_version, :version)"""
			+ ROW;

	/**
	 * Make room for one more value.
	 * @param session the transaction
	 * @param scope the scope
	 * @param max how many there may be
	 * @return the highest version so far; empty if there are too many
	 */
	Optional<Long> grow(Session session, String scope, int max) {
		int grown = session.client().sql(GROW).param("scope", scope).param("max", max).update();
		Optional<Long> version = version(session, scope, "");
		if (grown == 0 && version.isEmpty()) {
			session.client().sql(INSERT).param("scope", scope).update();
			return Optional.of(0L);
		}
		return (grown != 0) ? version : Optional.empty();
	}

	/**
	 * Look at a row that nobody else can change from now on.
	 * @param session the transaction
	 * @param scope which row
	 */
	void lock(Session session, String scope) {
		version(session, scope, " for update");
	}

	private static Optional<Long> version(Session session, String scope, String suffix) {
		return session.client()
			.sql("select last_version from ensemble_memory_scope" + ROW + suffix)
			.param("scope", scope)
			.query(Long.class)
			.optional();
	}

	void shrink(Session session, String scope, long version) {
		session.client().sql(SHRINK).param("scope", scope).param("version", version).update();
	}

}
