package io.ensemble.transport.jdbc.table;

import java.util.List;
import java.util.stream.IntStream;

import io.ensemble.transport.jdbc.database.Session;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that time has come for, by what names them beside their caller.
 * They are changed some at a time, so that no transaction is long.
 */
final class DueRows {

	private static final String LONGEST_FIRST = """
			\sorder by ensemble, place, due_at fetch first :max rows only""";

	private final String due;

	private final String release;

	private final String setAside;

	private final String bury;

	private final String remove;

	DueRows(String table, String name) {
		this.due = "select caller, " + name + " from " + table
				+ " where ensemble = :ensemble and place = :place and due_at <= ";
		String one = " where caller = ? and " + name + " = ? and ensemble = ? and place + 0 = ";
		this.release = "update " + table + " set place = " + Place.READY.number() + ", due_at = deadline_at" + one
				+ Place.DELAYED.number() + " and due_at <= ?";
		this.setAside = "update " + table + " set place = " + Place.OVERDUE.number() + one + Place.READY.number();
		this.bury = "update " + table + " set place = 6, due_at = due_at + ?, request = ?, result = null,"
				+ " last_error = null" + one + Place.FINAL.number();
		this.remove = "delete from " + table + one + Place.GONE.number();
	}

	int release(Session session, int max) {
		List<Name> names = due(session, Place.DELAYED, max);
		session.batch(this.release, names.stream()
			.map((name) -> new @Nullable Object[] { name.caller(), name.name(), session.ensemble(), session.now() })
			.toList());
		return names.size();
	}

	int setAside(Session session, int max) {
		return IntStream.of(session.batch(this.setAside, keys(session, due(session, Place.READY, max)))).sum();
	}

	boolean bury(Session session, long ttl, String grave, int max) {
		List<Name> names = due(session, Place.FINAL, max);
		session.batch(this.bury, names.stream()
			.map((name) -> new @Nullable Object[] { ttl, grave, name.caller(), name.name(), session.ensemble() })
			.toList());
		return names.size() == max;
	}

	List<Name> remove(Session session, int max) {
		List<Name> names = due(session, Place.GONE, max);
		session.batch(this.remove, keys(session, names));
		return names;
	}

	private static List<@Nullable Object[]> keys(Session session, List<Name> names) {
		return names.stream()
			.map((name) -> new @Nullable Object[] { name.caller(), name.name(), session.ensemble() })
			.toList();
	}

	private List<Name> due(Session session, Place place, int max) {
		return session
			.sql(this.due + session.time() + LONGEST_FIRST
					+ (session.dialect().isSkippingLocked() ? " for update skip locked" : ""))
			.param("place", place.number())
			.param("max", max)
			.query((row, number) -> new Name(row.getString(1), row.getString(2)))
			.list();
	}

	/**
	 * Names a row within its ensemble.
	 *
	 * @param caller whose it is
	 * @param name its name there
	 */
	record Name(String caller, String name) {
	}

}
