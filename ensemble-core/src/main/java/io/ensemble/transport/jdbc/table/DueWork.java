package io.ensemble.transport.jdbc.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.ensemble.time.Micros;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.transport.jdbc.table.DueRows.Name;
import io.ensemble.work.WorkKey;

/**
 * The rows of which time demands something.
 */
public final class DueWork {

	private static final String DUE = """
			from ensemble_work where ensemble = :ensemble and place = :place and due_at <= :now
			order by ensemble, place, due_at fetch first :max rows only""";

	private static final String GRAVE = "{\"requestId\":\"gone\",\"task\":\"gone\"}";

	private static final String BURY_ONE = """
			update ensemble_work set place = 6, due_at = :due, request = :grave, result = null, last_error = null
			where ensemble = :ensemble and caller = :caller and request_id = :id and place + 0 = 5""";

	private static final DueRows WORK = new DueRows("ensemble_work", "request_id");

	private static final DueRows RESULTS = new DueRows("ensemble_result", "address");

	private final WorkTable work;

	private final WorkRowMapper mapper = new WorkRowMapper(new StoredTexts());

	/**
	 * Look at what is due.
	 * @param work the rows of all work
	 */
	public DueWork(WorkTable work) {
		this.work = work;
	}

	/**
	 * Take hold of what is due at a place, so that nobody else changes it.
	 * @param session the transaction
	 * @param place the place
	 * @param max how many at most
	 * @return the rows, those that are due longest first; fewer if others got hold of
	 * some first
	 */
	public List<WorkRow> lock(Session session, Place place, int max) {
		return session.dialect().isSkippingLocked() ? lockTogether(session, place, max)
				: lockOneByOne(session, place, max);
	}

	private List<WorkRow> lockTogether(Session session, Place place, int max) {
		return session.sql("select * " + DUE + " for update skip locked")
			.param("place", place.number())
			.param("now", session.now())
			.param("max", max)
			.query(this.mapper::row)
			.list();
	}

	private List<WorkRow> lockOneByOne(Session session, Place place, int max) {
		List<Due> candidates = session.sql("select caller, request_id, token " + DUE)
			.param("place", place.number())
			.param("now", session.now())
			.param("max", max)
			.query((row, number) -> new Due(new WorkKey(row.getString(1), row.getString(2)), row.getLong(3)))
			.list();
		List<WorkRow> rows = new ArrayList<>();
		for (Due due : candidates) {
			this.work.lock(session, due.key())
				.filter((row) -> row.place() == place && row.token() == due.token())
				.ifPresent(rows::add);
		}
		return rows;
	}

	/**
	 * Let go what was delayed long enough.
	 * @param session the transaction
	 * @param max how much at most
	 * @return how much
	 */
	public int release(Session session, int max) {
		return WORK.release(session, max);
	}

	/**
	 * Take waiting work past its deadline out of the way of what may be claimed.
	 * @param session the transaction
	 * @param max how much at most
	 * @return how much
	 */
	public int setAside(Session session, int max) {
		return WORK.setAside(session, max);
	}

	/**
	 * Forget final records and addressed results past their time, and remove tombstones
	 * past theirs.
	 * @param session the transaction
	 * @param tombstoneTtl how long tombstones stand
	 * @param max how many of each at most
	 * @return what was removed, and whether there may be more
	 */
	public Forgotten forget(Session session, Duration tombstoneTtl, int max) {
		boolean more = RESULTS.bury(session, Micros.of(tombstoneTtl), GRAVE, max)
				| RESULTS.remove(session, max).size() == max | WORK.bury(session, Micros.of(tombstoneTtl), GRAVE, max);
		List<Name> removed = WORK.remove(session, max);
		return new Forgotten(removed.stream().map((name) -> new WorkKey(name.caller(), name.name())).toList(),
				more || removed.size() == max);
	}

	/**
	 * Forget a dead letter, except that it was there.
	 * @param session the transaction
	 * @param key the work
	 * @param tombstoneTtl how long its tombstone stands
	 * @return {@code false} if it is not dead
	 */
	public boolean bury(Session session, WorkKey key, Duration tombstoneTtl) {
		return session.sql(BURY_ONE, key)
			.param("due", session.now() + Micros.of(tombstoneTtl))
			.param("grave", GRAVE)
			.update() > 0;
	}

	/**
	 * What was forgotten.
	 *
	 * @param removed the work of which nothing is left
	 * @param more whether there may be more
	 */
	public record Forgotten(List<WorkKey> removed, boolean more) {
	}

	/**
	 * What was due at first sight.
	 *
	 * @param key the work
	 * @param token its claim
	 */
	private record Due(WorkKey key, long token) {
	}

}
