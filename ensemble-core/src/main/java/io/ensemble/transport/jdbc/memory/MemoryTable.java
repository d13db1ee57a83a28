package io.ensemble.transport.jdbc.memory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import io.ensemble.time.Micros;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.memory.MemoryEntry;
import io.ensemble.transport.memory.MemoryKey;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A row for each value, seen by all ensembles in the database.
 */
final class MemoryTable {

	private static final String ROW = " where scope = :scope and name = :name";

	private static final String INSERT = """
			insert into ensemble_memory (scope, name, version, written_at, written_by, content)
			values (:scope, :name, :version, :now, :by, :content)""";

	private static final String UPDATE = """
			update ensemble_memory set version = :version, written_at = :now, written_by = :by, content = :content"""
			+ ROW;

	private static final String NAMES = """
			select name from ensemble_memory where scope = :scope and name > :after
			order by name fetch first :limit rows only""";

	Optional<MemoryEntry> find(Session session, MemoryKey key) {
		return at(session, "select version, written_at, written_by, content from ensemble_memory" + ROW, key)
			.query((row, number) -> entry(key, row))
			.optional();
	}

	private static MemoryEntry entry(MemoryKey key, ResultSet row) throws SQLException {
		return new MemoryEntry(key, row.getString("content"), row.getLong("version"),
				Micros.instant(row.getLong("written_at")), row.getString("written_by"));
	}

	/**
	 * Look at a row that nobody else can change from now on.
	 * @param session the transaction
	 * @param key which row
	 * @return its version, zero if there is none
	 */
	long lock(Session session, MemoryKey key) {
		return at(session, "select version from ensemble_memory" + ROW + " for update", key).query(Long.class)
			.optional()
			.orElse(0L);
	}

	void insert(Session session, MemoryEntry entry) {
		write(session, INSERT, entry);
	}

	void update(Session session, MemoryEntry entry) {
		write(session, UPDATE, entry);
	}

	private static void write(Session session, String statement, MemoryEntry entry) {
		at(session, statement, entry.key()).param("version", entry.version())
			.param("now", Micros.of(entry.writtenAt()))
			.param("by", entry.writtenBy())
			.param("content", entry.value())
			.update();
	}

	void delete(Session session, MemoryKey key) {
		at(session, "delete from ensemble_memory" + ROW, key).update();
	}

	List<String> names(Session session, String scope, String after, int limit) {
		return session.client()
			.sql(NAMES)
			.param("scope", scope)
			.param("after", after)
			.param("limit", limit)
			.query(String.class)
			.list();
	}

	private static StatementSpec at(Session session, String statement, MemoryKey key) {
		return session.client().sql(statement).param("scope", key.scope()).param("name", key.name());
	}

}
