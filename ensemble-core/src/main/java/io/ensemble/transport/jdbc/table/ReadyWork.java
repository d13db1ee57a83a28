package io.ensemble.transport.jdbc.table;

import java.util.ArrayList;
import java.util.List;

import io.ensemble.transport.Claim;
import io.ensemble.transport.jdbc.database.Micros;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * The work that may be claimed, in its order.
 */
public final class ReadyWork {

	private static final String RELEASE = """
			update ensemble_work set place = 0, due_at = deadline_at
			where ensemble = :ensemble and place = 1 and due_at <= :now""";

	private static final String CANDIDATES = """
			from ensemble_work
			where ensemble = :ensemble and place = 0 and (deadline_at is null or deadline_at > :now)
			order by ensemble, place, score, accepted_at fetch first :max rows only""";

	private static final String CLAIM = """
			update ensemble_work
			set place = 2, status = 'RUNNING', token = ?, attempt = ?, started_at = ?, due_at = ?
			where ensemble = ? and caller = ? and request_id = ?""";

	private static final String BEFORE = """
			select count(*) from (select 1 as n from ensemble_work
			where ensemble = :ensemble and place = 0 and score <= :score and (score < :score or accepted_at < :acceptedAt)
			order by ensemble, place, score, accepted_at fetch first :max rows only) ahead""";

	private static final String AT = """
			select score, accepted_at from ensemble_work where ensemble = :ensemble and place = 0
			order by ensemble, place, score, accepted_at offset :offset rows fetch next 1 rows only""";

	private final WorkTable work;

	private final WorkRowMapper mapper = new WorkRowMapper(new StoredTexts());

	/**
	 * Look at the order of work.
	 * @param work the rows of all work
	 */
	public ReadyWork(WorkTable work) {
		this.work = work;
	}

	/**
	 * Let go what was delayed long enough.
	 * @param session the transaction
	 * @return how many
	 */
	public int release(Session session) {
		return session.sql(RELEASE).param("now", session.now()).update();
	}

	/**
	 * Take hold of the first, so that nobody else changes them.
	 * @param session the transaction
	 * @param max how many at most
	 * @return the rows in order; fewer if others got hold of some first
	 */
	public List<WorkRow> lockFirst(Session session, int max) {
		return session.dialect().isSkippingLocked() ? lockTogether(session, max) : lockOneByOne(session, max);
	}

	private List<WorkRow> lockTogether(Session session, int max) {
		return session.sql("select * " + CANDIDATES + " for update skip locked")
			.param("now", session.now())
			.param("max", max)
			.query(this.mapper::row)
			.list();
	}

	private List<WorkRow> lockOneByOne(Session session, int max) {
		List<WorkKey> candidates = session.sql("select caller, request_id " + CANDIDATES)
			.param("now", session.now())
			.param("max", max)
			.query((row, number) -> new WorkKey(row.getString(1), row.getString(2)))
			.list();
		List<WorkRow> rows = new ArrayList<>();
		for (WorkKey candidate : candidates) {
			this.work.lock(session, candidate).filter((row) -> row.place() == Place.READY).ifPresent(rows::add);
		}
		return rows;
	}

	/**
	 * Hand out work that is held.
	 * @param session the transaction
	 * @param claims the work as it is now
	 * @param due when the claims end
	 */
	public void claim(Session session, List<Claim> claims, long due) {
		session.batch(CLAIM, claims.stream().map((claim) -> values(session, claim, due)).toList());
	}

	private static Object[] values(Session session, Claim claim, long due) {
		WorkRecord running = claim.record();
		return new Object[] { claim.token(), running.attempt(), Micros.orNull(running.startedAt()), due,
				session.ensemble(), running.key().caller(), running.key().requestId() };
	}

	/**
	 * Count what comes before a rank.
	 * @param session the transaction
	 * @param rank the rank
	 * @param max where to stop counting
	 * @return how many, or {@code max} if there are more
	 */
	public long countBefore(Session session, Rank rank, int max) {
		return session.sql(BEFORE)
			.param("score", rank.score())
			.param("acceptedAt", rank.acceptedAt())
			.param("max", max)
			.query(Long.class)
			.single();
	}

	/**
	 * The rank of the work behind so many others.
	 * @param session the transaction
	 * @param offset how many others
	 * @return its rank; the last possible one if there is no such work
	 */
	public Rank at(Session session, int offset) {
		return session.sql(AT)
			.param("offset", offset)
			.query((row, number) -> new Rank(row.getLong(1), row.getLong(2)))
			.optional()
			.orElse(Rank.LAST);
	}

	/**
	 * A place in the order.
	 *
	 * @param score the score
	 * @param acceptedAt tells equal scores apart
	 */
	public record Rank(long score, long acceptedAt) implements Comparable<Rank> {

		/** After everything else. */
		public static final Rank LAST = new Rank(Long.MAX_VALUE, Long.MAX_VALUE);

		@Override
		public int compareTo(Rank other) {
			return (this.score != other.score) ? Long.compare(this.score, other.score)
					: Long.compare(this.acceptedAt, other.acceptedAt);
		}

	}

}
