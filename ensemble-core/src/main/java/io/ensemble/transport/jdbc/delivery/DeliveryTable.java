package io.ensemble.transport.jdbc.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.ensemble.time.Micros;
import io.ensemble.transport.delivery.Delivery;
import io.ensemble.transport.delivery.DeliveryCounts;
import io.ensemble.transport.delivery.DeliveryQuery;
import io.ensemble.transport.delivery.DeliveryState;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.database.StoredTexts;
import io.ensemble.transport.jdbc.table.WorkRowMapper;
import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

/**
 * The rows of deliveries. Each holds the final record itself, as the result may be
 * forgotten before it was delivered.
 */
public final class DeliveryTable {

	private static final String COLUMNS = "ordinal, state, token, tries, since, due_at, problem, "
			+ WorkRowMapper.RECORD_COLUMNS;

	private static final String PENDING = DeliveryState.PENDING.name();

	private static final String BY_KEY = """
			ensemble = :ensemble and caller = :caller and request_id = :id""";

	private static final String REMOVE = "delete from ensemble_delivery where " + BY_KEY;

	private static final String REGISTER = "insert into ensemble_delivery (ensemble, " + COLUMNS
			+ ") select ensemble, :ordinal, 'PENDING', 0, 0, :now, :now, null, " + WorkRowMapper.RECORD_COLUMNS
			+ " from ensemble_work where " + BY_KEY;

	private static final String FIND = "select " + COLUMNS + " from ensemble_delivery where " + BY_KEY;

	private static final String DUE = "select " + COLUMNS + """
			 from ensemble_delivery where ensemble = :ensemble and state = 'PENDING' and due_at <= :now
			order by ensemble, state, due_at, ordinal fetch first :max rows only""";

	private static final String NEXT = """
			select due_at from ensemble_delivery where ensemble = :ensemble and state = 'PENDING'
			order by ensemble, state, due_at, ordinal fetch first 1 rows only""";

	private static final String CHANGE = """
			update ensemble_delivery
			set state = :state, token = :token, tries = :tries, since = :since, due_at = :due, problem = :problem
			where\s""" + BY_KEY + " and token = :held and ordinal = :ordinal";

	private static final String HASTEN = "update ensemble_delivery set due_at = :now where " + BY_KEY
			+ " and state = 'PENDING' and token = 0 and due_at > :now";

	private static final String COUNT = """
			select coalesce(sum(case when state = 'PENDING' then 1 else 0 end), 0),
			coalesce(sum(case when state = 'PENDING' then 0 else 1 end), 0)
			from ensemble_delivery where ensemble = :ensemble""";

	private static final String PAST = """
			select caller, request_id from ensemble_delivery
			where ensemble = :ensemble and state = 'GIVEN_UP' and due_at <= :now
			order by ensemble, state, due_at, ordinal fetch first :max rows only""";

	private static final String FORGET = """
			delete from ensemble_delivery
			where caller = ? and request_id = ? and ensemble = ? and state = 'GIVEN_UP' and due_at <= ?""";

	private final StoredTexts texts = new StoredTexts();

	private final WorkRowMapper mapper = new WorkRowMapper(this.texts);

	/**
	 * Register the delivery of work that ended in the same transaction, in the place of
	 * an earlier one.
	 * @param session the transaction
	 * @param key the work
	 * @param ordinal larger than that of all deliveries registered before
	 */
	public void register(Session session, WorkKey key, long ordinal) {
		session.sql(REMOVE, key).update();
		session.sql(REGISTER, key).param("ordinal", ordinal).param("now", session.now()).update();
	}

	/**
	 * Forget deliveries that were given up long enough ago.
	 * @param session the transaction
	 * @param max how many at most
	 * @return whether there may be more
	 */
	public boolean forget(Session session, int max) {
		List<@Nullable Object[]> past = session.sql(PAST)
			.param("now", session.now())
			.param("max", max)
			.query((row,
					number) -> new @Nullable Object[] { row.getString(1), row.getString(2), session.ensemble(),
							session.now() })
			.list();
		session.batch(FORGET, past);
		return past.size() == max;
	}

	/**
	 * Whether a delivery may be claimed.
	 * @param session the transaction
	 * @return {@code true} if one is due
	 */
	public boolean isAnyDue(Session session) {
		Long next = next(session);
		return next != null && next <= session.now();
	}

	@Nullable Long next(Session session) {
		return session.sql(NEXT).query(Long.class).optional().orElse(null);
	}

	Optional<DeliveryRow> find(Session session, WorkKey key) {
		return session.sql(FIND, key).query(this::row).optional();
	}

	/**
	 * Look at what may be claimed, without what others are claiming at the moment if the
	 * database can leave that out.
	 * @param session the transaction
	 * @param max how many at most
	 * @return the rows, those that are due longest first
	 */
	List<DeliveryRow> due(Session session, int max) {
		return session.sql(session.dialect().isSkippingLocked() ? DUE + " for update skip locked" : DUE)
			.param("now", session.now())
			.param("max", max)
			.query(this::row)
			.list();
	}

	/**
	 * Change where a delivery stands, unless somebody else did.
	 * @param session the transaction
	 * @param row the row as it was read
	 * @param delivery the delivery as it becomes
	 * @param token the claim on it, zero for none
	 * @param due when something is to be done with it
	 * @return {@code false} if somebody else changed it
	 */
	boolean change(Session session, DeliveryRow row, Delivery delivery, long token, long due) {
		return session.sql(CHANGE, delivery.key())
			.param("held", row.token())
			.param("ordinal", row.ordinal())
			.param("state", delivery.state().name())
			.param("token", token)
			.param("tries", delivery.attempts())
			.param("since", Micros.of(delivery.since()))
			.param("due", due)
			.param("problem", this.texts.writeError(delivery.lastError()))
			.update() > 0;
	}

	boolean hasten(Session session, WorkKey key) {
		return session.sql(HASTEN, key).param("now", session.now()).update() > 0;
	}

	boolean remove(Session session, WorkKey key, long token) {
		return session.sql(REMOVE + " and token = :token", key).param("token", token).update() > 0;
	}

	boolean discard(Session session, WorkKey key) {
		return session.sql(REMOVE + " and state = 'GIVEN_UP'", key).update() > 0;
	}

	List<DeliveryRow> list(Session session, DeliveryQuery query, long before, int limit) {
		StringBuilder sql = new StringBuilder(
				"select " + COLUMNS + " from ensemble_delivery where ensemble = :ensemble and ordinal < :before");
		if (query.caller() != null) {
			sql.append(" and caller = :caller");
		}
		if (query.state() != null) {
			sql.append(" and state = :state");
		}
		return session.sql(sql.append(" order by ensemble desc, ordinal desc fetch first :limit rows only").toString())
			.param("before", before)
			.param("limit", limit)
			.param("caller", query.caller())
			.param("state", Objects.toString(query.state(), null))
			.query(this::row)
			.list();
	}

	DeliveryCounts count(Session session) {
		return session.sql(COUNT).query((row, number) -> new DeliveryCounts(row.getLong(1), row.getLong(2))).single();
	}

	private DeliveryRow row(ResultSet row, int number) throws SQLException {
		DeliveryState state = PENDING.equals(row.getString("state")) ? DeliveryState.PENDING : DeliveryState.GIVEN_UP;
		long dueAt = row.getLong("due_at");
		Delivery delivery = new Delivery(this.mapper.record(row), state, row.getInt("tries"),
				Micros.instant(row.getLong("since")), (state == DeliveryState.PENDING) ? Micros.instant(dueAt) : null,
				row.getString("problem"));
		return new DeliveryRow(delivery, row.getLong("ordinal"), row.getLong("token"), dueAt);
	}

}
