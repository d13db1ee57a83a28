package io.ensemble.transport.jdbc.journal;

import java.util.List;

import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.work.WorkKey;

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

	private static final String OF = " from ensemble_journal where ensemble = :ensemble and " + Session.AMONG;

	private static final String DROP = "delete" + OF;

	private final StoredTexts texts = new StoredTexts();

	/**
	 * Whether some of the work has a journal, and what time it is.
	 * @param session the transaction
	 * @param keys the work
	 * @return {@code false} if none of it has
	 */
	public boolean isAny(Session session, List<WorkKey> keys) {
		return session.sql("select " + session.time() + ", exists (select 1" + OF + ")", keys).query((row, number) -> {
			session.tell(row.getLong(1));
			return row.getBoolean(2);
		}).single();
	}

	/**
	 * Drop the journals of work.
	 * @param session the transaction, which holds the locks of the work
	 * @param keys the work
	 */
	public void drop(Session session, List<WorkKey> keys) {
		if (!keys.isEmpty()) {
			session.sql(DROP, keys).update();
		}
	}

	List<String> read(Session session, WorkKey key) {
		return session.sql(READ, key).query((row, number) -> row.getString(1)).list();
	}

	void append(Session session, WorkKey key, String entry) {
		session.sql(APPEND, key).param("entry", this.texts.writeText(entry)).update();
	}

}
