package io.ensemble.transport.jdbc.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import io.ensemble.time.Micros;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * The work that may be claimed, in its order.
 */
public final class ReadyWork {

	private static final String LATE = """
			\sas seen_at, exists (select 1 from ensemble_work
			where ensemble = :ensemble and place = 1 and due_at <=\s""";

	private static final String READY = """
			) as late from ensemble_work
			where ensemble = :ensemble and place = 0 and (deadline_at is null or deadline_at >\s""";

	private static final String IN_ORDER = """
			) order by ensemble, place, score, accepted_at fetch first :max rows only""";

	private static final String CLAIM = """
			update ensemble_work
			set place = 2, status = 'RUNNING', token = ?, attempt = ?, started_at = ?, due_at = ?
			where ensemble = ? and caller = ? and request_id = ?""";

	private static final String BEFORE = """
			select count(*) from (select 1 as n from ensemble_work
			where ensemble = :ensemble and place = 0 and score <= %1$s and (score < %1$s or accepted_at < %2$s)
			order by ensemble, place, score, accepted_at fetch first :max rows only) ahead""";

	private static final String BEFORE_ONE = BEFORE.formatted(":score", ":acceptedAt");

	private static final String BEFORE_EACH = "select (" + BEFORE.formatted("at.s", "at.a") + """
			) from unnest(cast(string_to_array(:scores, ',') as bigint[]),
			cast(string_to_array(:ages, ',') as bigint[])) with ordinality as at (s, a, n) order by at.n""";

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
	 * Take hold of the first, so that nobody else changes them.
	 * @param session the transaction
	 * @param max how many at most
	 * @return the rows in order; fewer if others got hold of some first
	 */
	public Front lockFirst(Session session, int max) {
		return session.dialect().isSkippingLocked() ? lockTogether(session, max) : lockOneByOne(session, max);
	}

	private Front lockTogether(Session session, int max) {
		return session.sql(first(session, "*") + " for update skip locked")
			.param("max", max)
			.query((ResultSet rows) -> front(session, rows));
	}

	private static String first(Session session, String columns) {
		String time = session.time();
		return "select " + columns + ", " + time + LATE + time + READY + time + IN_ORDER;
	}

	private Front front(Session session, ResultSet rows) throws SQLException {
		List<WorkRow> first = new ArrayList<>();
		boolean late = true;
		while (rows.next()) {
			first.add(this.mapper.row(rows, first.size()));
			late = rows.getBoolean("late");
			session.tell(rows.getLong("seen_at"));
		}
		return new Front(first, late);
	}

	private Front lockOneByOne(Session session, int max) {
		List<Candidate> candidates = session.sql(first(session, "caller, request_id"))
			.param("max", max)
			.query((row, number) -> new Candidate(new WorkKey(row.getString(1), row.getString(2)),
					row.getBoolean("late")))
			.list();
		List<WorkRow> rows = new ArrayList<>();
		for (Candidate candidate : candidates) {
			this.work.lock(session, candidate.key()).filter((row) -> row.place() == Place.READY).ifPresent(rows::add);
		}
		if (rows.size() < candidates.size()) {
			return lockOneByOne(session, max);
		}
		return new Front(rows, candidates.isEmpty() || candidates.get(0).late());
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

	private static @Nullable Object[] values(Session session, Claim claim, long due) {
		WorkRecord running = claim.record();
		return new @Nullable Object[] { claim.token(), running.attempt(), Micros.orNull(running.startedAt()), due,
				session.ensemble(), running.key().caller(), running.key().requestId() };
	}

	/**
	 * Count what comes before each of some ranks.
	 * @param session the transaction
	 * @param ranks the ranks
	 * @param max where to stop counting
	 * @return how many each, or {@code max} if there are more
	 */
	public List<Long> countBefore(Session session, List<Rank> ranks, int max) {
		return (ranks.size() > 1 && session.dialect().isSkippingLocked()) ? countTogether(session, ranks, max)
				: ranks.stream().map((rank) -> countBefore(session, rank, max)).toList();
	}

	private static long countBefore(Session session, Rank rank, int max) {
		return session.sql(BEFORE_ONE)
			.param("score", rank.score())
			.param("acceptedAt", rank.acceptedAt())
			.param("max", max)
			.query(Long.class)
			.single();
	}

	private static List<Long> countTogether(Session session, List<Rank> ranks, int max) {
		return session.sql(BEFORE_EACH)
			.param("scores", joined(ranks, Rank::score))
			.param("ages", joined(ranks, Rank::acceptedAt))
			.param("max", max)
			.query(Long.class)
			.list();
	}

	private static String joined(List<Rank> ranks, ToLongFunction<Rank> part) {
		return ranks.stream().mapToLong(part).mapToObj(Long::toString).collect(Collectors.joining(","));
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
	 * What was first at one moment.
	 *
	 * @param rows the rows
	 * @param late whether delayed work may be due, and belong among them
	 */
	public record Front(List<WorkRow> rows, boolean late) {
	}

	/**
	 * What was first at first sight.
	 *
	 * @param key the work
	 * @param late whether delayed work was due
	 */
	private record Candidate(WorkKey key, boolean late) {
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

		/**
		 * The place of work.
		 * @param record the work
		 * @param ageing the order
		 * @return its place
		 */
		public static Rank of(WorkRecord record, Ageing ageing) {
			long acceptedAt = Micros.of(record.submittedAt());
			return new Rank(ageing.score(acceptedAt, record.priority()), acceptedAt);
		}

		@Override
		public int compareTo(Rank other) {
			return (this.score != other.score) ? Long.compare(this.score, other.score)
					: Long.compare(this.acceptedAt, other.acceptedAt);
		}

	}

}
