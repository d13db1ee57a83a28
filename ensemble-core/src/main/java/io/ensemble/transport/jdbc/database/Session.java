package io.ensemble.transport.jdbc.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * One transaction of one ensemble, at one time. For the thread of that transaction.
 *
 * @param client the statements of this transaction
 * @param statements what the client sends its statements by
 * @param dialect speaks to the database
 * @param ensemble whose rows are seen
 * @param clock the time of the transaction
 */
public record Session(JdbcClient client, NamedParameterJdbcOperations statements, Dialect dialect, String ensemble,
		TransactionTime clock) {

	/** What holds for the work of a statement on several pieces of it. */
	public static final String AMONG = """
			(caller, request_id) in (select caller, id from
			unnest(cast(:callers as varchar array), cast(:ids as varchar array)) as work (caller, id))""";

	/**
	 * The store's time, the same during the whole transaction.
	 * @return microseconds since the epoch
	 */
	public long now() {
		return this.clock.get();
	}

	/**
	 * How far the store's time is ahead of the server's, in tests.
	 * @return microseconds
	 */
	public long ahead() {
		return this.clock.offset();
	}

	/**
	 * The store's time within a statement.
	 * @return an expression for microseconds since the epoch
	 */
	public String time() {
		return this.clock.expression();
	}

	/**
	 * Learn the time from a statement, so that nobody has to ask for it.
	 * @param now what {@link #time()} was there
	 */
	public void tell(long now) {
		this.clock.tell(now);
	}

	/**
	 * Begin a statement.
	 * @param statement the SQL, in which {@code :ensemble} is the ensemble
	 * @return the statement
	 */
	public StatementSpec sql(String statement) {
		return this.client.sql(statement).param("ensemble", this.ensemble);
	}

	/**
	 * Begin a statement on one piece of work.
	 * @param statement the SQL, in which {@code :caller} and {@code :id} are the work's
	 * @param key the work
	 * @return the statement
	 */
	public StatementSpec sql(String statement, WorkKey key) {
		return sql(statement).param("caller", key.caller()).param("id", key.requestId());
	}

	/**
	 * Begin a statement on several pieces of work.
	 * @param statement the SQL, with {@link #AMONG}
	 * @param keys the work
	 * @return the statement
	 */
	public StatementSpec sql(String statement, List<WorkKey> keys) {
		return sql(statement).param("callers", keys.stream().map(WorkKey::caller).toArray(String[]::new))
			.param("ids", keys.stream().map(WorkKey::requestId).toArray(String[]::new));
	}

	/**
	 * Run a statement several times, in one go.
	 * @param statement the SQL
	 * @param values the values of each time
	 * @return how many rows each time changed; negative where the driver does not say
	 */
	public int[] batch(String statement, List<@Nullable Object[]> values) {
		return this.statements.getJdbcOperations().batchUpdate(statement, values);
	}

	/**
	 * Run two statements in one go, of which the second sees what was committed until the
	 * first was over. For databases that take several statements at once.
	 * @param <T> what the second answers
	 * @param first the first, whose row nobody wants
	 * @param second the second, in which {@code :ensemble} is the ensemble
	 * @param values the values of both
	 * @param mapper reads the row of the second
	 * @return what the second answers, if it is a row
	 */
	public <T> Optional<T> inOrder(String first, String second, Map<String, ?> values, RowMapper<T> mapper) {
		Map<String, Object> all = new HashMap<>(values);
		all.put("ensemble", this.ensemble);
		Optional<T> answer = this.statements.execute(first + "; " + second, all,
				(statement) -> second(statement, mapper));
		return (answer != null) ? answer : Optional.empty();
	}

	private static <T> Optional<T> second(PreparedStatement statement, RowMapper<T> mapper) throws SQLException {
		statement.execute();
		statement.getMoreResults();
		try (ResultSet rows = statement.getResultSet()) {
			return rows.next() ? Optional.ofNullable(mapper.mapRow(rows, 0)) : Optional.empty();
		}
	}

}
