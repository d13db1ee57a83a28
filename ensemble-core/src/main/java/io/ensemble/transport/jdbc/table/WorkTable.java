package io.ensemble.transport.jdbc.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import io.ensemble.time.Micros;
import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.transport.jdbc.table.ReadyWork.Rank;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The rows of accepted work.
 */
public final class WorkTable {

	private static final String COLUMNS = "place, score, token, " + WorkRowMapper.RECORD_COLUMNS;

	private static final String BY_KEY = """
			ensemble = :ensemble and caller = :caller and request_id = :id""";

	// A place that is not compared as it is keeps a planner without statistics from
	// looking for one row among all of that place.
	private static final String FIND = "select " + COLUMNS + " from ensemble_work where " + BY_KEY;

	private static final String INSERT = """
			insert into ensemble_work (ensemble, caller, request_id, place, status, priority, score, token, attempt, task,
			sender, ingress, accepted_at, due_at, deadline_at, request)
			values (?, ?, ?, 0, 'QUEUED', ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String MOVE = """
			update ensemble_work set place = ?, status = ?, attempt = ?, token = 0, due_at = ?, started_at = ?,
			completed_at = ?, result = ?, last_error = ?
			where ensemble = ? and caller = ? and request_id = ? and place + 0 = ? and token = ?""";

	private static final String HELD = "select token from ensemble_work where " + BY_KEY
			+ " and place + 0 = 2 and token = :token for update";

	private static final String RENEW = "update ensemble_work set due_at = :due where " + BY_KEY
			+ " and place + 0 = 2 and token = :token";

	private static final String REPRIORITISE = "update ensemble_work set priority = :priority, score = :score where "
			+ BY_KEY;

	// Places that are not compared as they are, for the same reason.
	private static final String ENDED = "select caller, request_id from ensemble_work where ensemble = :ensemble and "
			+ Session.AMONG + " and place + 0 in (4, 5)";

	private static final String COUNT = """
			select count(*) from (select 1 as n from ensemble_work where ensemble = :ensemble and place = %d
			fetch first :limit rows only) counted""";

	private final StoredTexts texts = new StoredTexts();

	private final WorkRowMapper mapper = new WorkRowMapper(this.texts);

	/**
	 * Add work that waits, except where there is a row of its key.
	 * @param session the transaction
	 * @param arrivals the work
	 * @return what may not have been added, to be looked at: some drivers do not say
	 */
	public List<Arrival> insert(Session session, List<Arrival> arrivals) {
		List<Arrival> ordered = arrivals.stream().sorted(comparing(Arrival::record)).toList();
		return session.dialect().isSkippingKnown() ? insertTogether(session, ordered)
				: ordered.stream().filter((arrival) -> !insertAlone(session, arrival)).toList();
	}

	// All processes take rows in the same order, so that none wait for each other.
	private static <T> Comparator<T> comparing(Function<T, WorkRecord> record) {
		return Comparator.comparing((T one) -> record.apply(one).key().caller())
			.thenComparing((one) -> record.apply(one).key().requestId());
	}

	private List<Arrival> insertTogether(Session session, List<Arrival> arrivals) {
		int[] added = session.batch(INSERT + " on conflict do nothing",
				arrivals.stream().map((arrival) -> values(session, arrival)).toList());
		return where(arrivals, (index) -> added[index] != 1);
	}

	private static <T> List<T> where(List<T> all, IntPredicate condition) {
		return IntStream.range(0, all.size()).filter(condition).mapToObj(all::get).toList();
	}

	private boolean insertAlone(Session session, Arrival arrival) {
		if (find(session, arrival.record().key()).isPresent()) {
			return false;
		}
		session.batch(INSERT, List.<@Nullable Object[]>of(values(session, arrival)));
		return true;
	}

	private @Nullable Object[] values(Session session, Arrival arrival) {
		WorkRecord record = arrival.record();
		Long deadline = Micros.orNull(record.expiresAt());
		return new @Nullable Object[] { session.ensemble(), record.key().caller(), record.key().requestId(),
				record.priority().name(), arrival.rank().score(), record.request().task(), record.request().from(),
				record.ingress().name(), Micros.of(record.submittedAt()), deadline, deadline,
				this.texts.write(record.request()) };
	}

	/**
	 * Look at work.
	 * @param session the transaction
	 * @param key the work
	 * @return its row, or that of its tombstone, which has no request
	 */
	public Optional<WorkRow> find(Session session, WorkKey key) {
		return session.sql(FIND, key).query(this.mapper::row).optional();
	}

	/**
	 * Look which of some work has ended.
	 * @param session the transaction
	 * @param keys the work
	 * @return those that have, and are remembered
	 */
	public List<WorkKey> ended(Session session, List<WorkKey> keys) {
		return session.sql(ENDED, keys).query((row, number) -> new WorkKey(row.getString(1), row.getString(2))).list();
	}

	/**
	 * Look at work and keep others from changing it.
	 * @param session the transaction
	 * @param key the work
	 * @return its row, or that of its tombstone
	 */
	public Optional<WorkRow> lock(Session session, WorkKey key) {
		return session.sql(FIND + " for update", key).query(this.mapper::row).optional();
	}

	/**
	 * Make sure of a claim, and keep others from changing the work.
	 * @param session the transaction
	 * @param key the work
	 * @param token the claim
	 * @return {@code false} if it is lost
	 */
	public boolean lockHeld(Session session, WorkKey key, long token) {
		return session.sql(HELD, key).param("token", token).query(Long.class).optional().isPresent();
	}

	/**
	 * Move work from one place to another, if it is still there.
	 * @param session the transaction
	 * @param from where it has to be
	 * @param token its token there
	 * @param record what it becomes
	 * @param to where it goes
	 * @param due when time will demand something of it; {@code null} for never
	 * @return {@code false} if it is not there
	 */
	public boolean move(Session session, Place from, long token, WorkRecord record, Place to, @Nullable Long due) {
		return !move(session, List.of(new Move(from, token, record, to, due))).isEmpty();
	}

	/**
	 * Move work, each piece from one place to another if it is still there.
	 * @param session the transaction
	 * @param moves the work
	 * @return those that were there
	 */
	public List<Move> move(Session session, List<Move> moves) {
		List<Move> ordered = moves.stream().sorted(comparing(Move::record)).toList();
		int[] moved = session.batch(MOVE, ordered.stream().map((move) -> values(session, move)).toList());
		return where(ordered, (index) -> moved[index] != 0);
	}

	private @Nullable Object[] values(Session session, Move move) {
		WorkRecord record = move.record();
		return new @Nullable Object[] { move.to().number(), record.status().name(), record.attempt(), move.due(),
				Micros.orNull(record.startedAt()), Micros.orNull(record.completedAt()),
				this.texts.write(record.result()), this.texts.writeError(record.lastError()), session.ensemble(),
				record.key().caller(), record.key().requestId(), move.from().number(), move.token() };
	}

	/**
	 * Let a claim last longer.
	 * @param session the transaction
	 * @param key the work
	 * @param token the claim
	 * @param due when it ends
	 * @return {@code false} if it is lost
	 */
	public boolean renew(Session session, WorkKey key, long token, long due) {
		return session.sql(RENEW, key).param("due", due).param("token", token).update() > 0;
	}

	/**
	 * Give waiting work another rank.
	 * @param session the transaction
	 * @param record the work with its new priority
	 * @param score its new rank
	 */
	public void reprioritise(Session session, WorkRecord record, long score) {
		session.sql(REPRIORITISE, record.key())
			.param("priority", record.priority().name())
			.param("score", score)
			.update();
	}

	/**
	 * List work, newest first.
	 * @param session the transaction
	 * @param query which
	 * @param before only what was accepted before that time, in microseconds
	 * @param limit how many at most
	 * @return the work
	 */
	public List<WorkRecord> list(Session session, WorkQuery query, long before, int limit) {
		StringBuilder sql = new StringBuilder("select " + COLUMNS + " from ensemble_work where ensemble = :ensemble"
				+ " and accepted_at < :before and place <> 6");
		filter(sql, "caller", query.caller());
		filter(sql, query.status());
		filter(sql, "task", query.task());
		filter(sql, "sender", query.from());
		sql.append((query.status() != null) ? " order by ensemble desc, status desc, accepted_at desc"
				: " order by ensemble desc, accepted_at desc");
		sql.append(" fetch first :limit rows only");
		StatementSpec statement = session.sql(sql.toString()).param("before", before).param("limit", limit);
		return parameters(statement, query).query((row, number) -> this.mapper.record(row)).list();
	}

	/**
	 * Count the work at a place, without reading it.
	 * @param session the transaction
	 * @param place the place
	 * @param limit where to stop
	 * @return how much is there, at most the limit
	 */
	public int count(Session session, Place place, int limit) {
		return session.sql(COUNT.formatted(place.number())).param("limit", limit).query(Integer.class).single();
	}

	private static void filter(StringBuilder sql, String column, @Nullable Object value) {
		if (value != null) {
			sql.append(" and ").append(column).append(" = :").append(column);
		}
	}

	// A partial index is considered for a status that the statement says itself.
	private static void filter(StringBuilder sql, @Nullable WorkStatus status) {
		if (status != null) {
			sql.append(" and status = '").append(status.name()).append('\'');
		}
		if (status == WorkStatus.RUNNING) {
			sql.append(" and place = ").append(Place.RUNNING.number());
		}
	}

	private static StatementSpec parameters(StatementSpec statement, WorkQuery query) {
		return statement.param("caller", query.caller()).param("task", query.task()).param("sender", query.from());
	}

	/**
	 * Work that is new.
	 *
	 * @param record the work
	 * @param rank where it comes in the order
	 */
	public record Arrival(WorkRecord record, Rank rank) {
	}

	/**
	 * A change of places.
	 *
	 * @param from where the work has to be
	 * @param token its token there
	 * @param record what it becomes
	 * @param to where it goes
	 * @param due when time will demand something of it; {@code null} for never
	 */
	public record Move(Place from, long token, WorkRecord record, Place to, @Nullable Long due) {
	}

}
