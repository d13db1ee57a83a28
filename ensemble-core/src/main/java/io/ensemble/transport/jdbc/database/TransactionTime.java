package io.ensemble.transport.jdbc.database;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The store's time in one transaction. The server is asked when it is first needed, as
 * many transactions need no time. For the thread of that transaction.
 */
public final class TransactionTime {

	private final JdbcClient client;

	private final Dialect dialect;

	private final long offset;

	private @Nullable Long asked;

	/**
	 * The time of a transaction that begins.
	 * @param client the statements of the transaction
	 * @param dialect speaks to the database
	 * @param offset how far the store's time is ahead of the server's, in microseconds
	 */
	TransactionTime(JdbcClient client, Dialect dialect, long offset) {
		this.client = client;
		this.dialect = dialect;
		this.offset = offset;
	}

	long get() {
		Long known = this.asked;
		return (known != null) ? known : ask();
	}

	private long ask() {
		long now = this.client.sql("select " + this.dialect.now()).query(Long.class).single() + this.offset;
		this.asked = now;
		return now;
	}

	void tell(long now) {
		if (this.asked == null) {
			this.asked = now;
		}
	}

	String expression() {
		return "(" + this.dialect.now() + " + " + this.offset + ")";
	}

	long offset() {
		return this.offset;
	}

}
