package io.ensemble.transport.jdbc.database;

import java.util.List;

import io.ensemble.work.WorkKey;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * One transaction of one ensemble, at one time. For the thread of that transaction.
 *
 * @param client the statements of this transaction
 * @param batches statements of it that are sent together
 * @param dialect speaks to the database
 * @param ensemble whose rows are seen
 * @param clock the time of the transaction
 */
public record Session(JdbcClient client, JdbcOperations batches, Dialect dialect, String ensemble,
		TransactionTime clock) {

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
	 * Run a statement several times, in one go.
	 * @param statement the SQL
	 * @param values the values of each time
	 * @return how many rows each time changed; negative where the driver does not say
	 */
	public int[] batch(String statement, List<@Nullable Object[]> values) {
		return this.batches.batchUpdate(statement, values);
	}

}
