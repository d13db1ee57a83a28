package io.ensemble.transport.jdbc.journal;

import java.util.List;

import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * The rows of journals. Whoever writes holds the lock of the work's row, so the numbers
 * of the entries need no other one.
 */
public final class JournalTable {

	private static final String BY_KEY = """
			ensemble = :ensemble and caller = :caller and request_id = :id""";

	private static final String READ = "select entry from ensemble_journal where " + BY_KEY + " order by ordinal";

	private static final String APPEND = """
			insert into ensemble_journal (ensemble, caller, request_id, ordinal, entry)
			select :ensemble, :caller, :id, coalesce(max(ordinal), 0) + 1, :entry from ensemble_journal where\s"""
			+ BY_KEY;

	private static final String DROP = "delete from ensemble_journal where ensemble = ? and caller = ? and request_id = ?";

	private final StoredTexts texts = new StoredTexts();

	/**
	 * Drop the journals of work.
	 * @param session the transaction, which holds the locks of the work
	 * @param keys the work
	 */
	public void drop(Session session, List<WorkKey> keys) {
		session.batch(DROP,
				keys.stream()
					.map((key) -> new @Nullable Object[] { session.ensemble(), key.caller(), key.requestId() })
					.toList());
	}

	List<String> read(Session session, WorkKey key) {
		return session.sql(READ, key).query((row, number) -> row.getString(1)).list();
	}

	void append(Session session, WorkKey key, String entry) {
		session.sql(APPEND, key).param("entry", this.texts.writeText(entry)).update();
	}

}
