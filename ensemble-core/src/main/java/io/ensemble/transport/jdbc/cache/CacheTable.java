package io.ensemble.transport.jdbc.cache;

import java.util.Optional;

import io.ensemble.transport.CacheKey;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.database.StoredTexts;
import org.jspecify.annotations.Nullable;

/**
 * The rows of cached outputs, named by the digest of their key.
 */
final class CacheTable {

	private static final String ROW = " where ensemble = :ensemble and name = :name";

	private static final String FIND = "select output from ensemble_cache" + ROW + " and kept_at >= :since";

	private static final String REPLACE = "update ensemble_cache set output = :output, kept_at = :now" + ROW;

	private static final String INSERT = """
			insert into ensemble_cache (ensemble, name, kept_at, output) values (:ensemble, :name, :now, :output)""";

	private static final String PAST = """
			select name from ensemble_cache where ensemble = :ensemble and kept_at < :since
			order by ensemble, kept_at fetch first 100 rows only""";

	private static final String FORGET = "delete from ensemble_cache where name = ? and ensemble = ? and kept_at < ?";

	private final StoredTexts texts = new StoredTexts();

	/**
	 * Look for an output.
	 * @param session the transaction
	 * @param key its key
	 * @param since only if it was kept then or later
	 * @return the output
	 */
	Optional<String> find(Session session, CacheKey key, long since) {
		return session.sql(FIND)
			.param("name", key.digest())
			.param("since", since)
			.query((row, number) -> row.getString(1))
			.optional();
	}

	void put(Session session, CacheKey key, String output) {
		if (write(session, REPLACE, key, output) == 0) {
			write(session, INSERT, key, output);
		}
	}

	private int write(Session session, String statement, CacheKey key, String output) {
		return session.sql(statement)
			.param("name", key.digest())
			.param("now", session.now())
			.param("output", this.texts.writeText(output))
			.update();
	}

	// A part each time, as whoever keeps one output should not pay for all that came
	// before it.
	void forget(Session session, long since) {
		session.batch(FORGET,
				session.sql(PAST)
					.param("since", since)
					.query((row, number) -> new @Nullable Object[] { row.getString(1), session.ensemble(), since })
					.list());
	}

}
