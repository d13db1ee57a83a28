package io.ensemble.transport.jdbc.database;

import java.util.Arrays;

/**
 * The databases that can keep work, and where their SQL differs.
 */
public enum Dialect {

	/**
	 * H2. It is asked for candidates first and locks them one by one: its
	 * {@code SKIP LOCKED} reads a whole queue before it orders it.
	 */
	H2("H2", "schema-h2.sql", "cast(extract(epoch from current_timestamp(6)) * 1000000 as bigint)", false, 1, "0") {

		@Override
		public String returning(String update, String columns) {
			return "select " + columns + " from final table (" + update + ")";
		}

	},

	/** PostgreSQL. */
	POSTGRESQL("PostgreSQL", "schema-postgresql.sql",
			"cast(extract(epoch from statement_timestamp()) * 1000000 as bigint)", true, 16,
			"mod(pg_backend_pid(), 16)") {

		@Override
		public String returning(String update, String columns) {
			return update + " returning " + columns;
		}

	};

	private final String product;

	private final String schema;

	private final String now;

	private final boolean skippingLocked;

	private final int stripes;

	private final String stripe;

	Dialect(String product, String schema, String now, boolean skippingLocked, int stripes, String stripe) {
		this.product = product;
		this.schema = schema;
		this.now = now;
		this.skippingLocked = skippingLocked;
		this.stripes = stripes;
		this.stripe = stripe;
	}

	/**
	 * The dialect of a database.
	 * @param product its name as the driver tells it
	 * @return its dialect
	 * @throws UnsupportedDatabaseException if there is none
	 */
	static Dialect of(String product) {
		return Arrays.stream(values())
			.filter((dialect) -> dialect.product.equals(product))
			.findFirst()
			.orElseThrow(() -> new UnsupportedDatabaseException(product));
	}

	/**
	 * The name of the script that makes the tables.
	 * @return a resource of this package
	 */
	String schema() {
		return this.schema;
	}

	/**
	 * The time of the database, the same throughout a statement.
	 * @return an expression for microseconds since the epoch
	 */
	public String now() {
		return this.now;
	}

	/**
	 * Whether many rows are locked at once, without waiting for those that others have.
	 * @return {@code false} if they are locked one by one
	 */
	public boolean isSkippingLocked() {
		return this.skippingLocked;
	}

	/**
	 * Whether {@code on conflict do nothing} leaves out rows that are there already.
	 * @return {@code false} if one has to look first
	 */
	public boolean isSkippingKnown() {
		return this.skippingLocked;
	}

	/**
	 * How many rows the counters of an ensemble have, so that those who count do not wait
	 * for each other.
	 * @return one if the database has one process only, as that gains nothing
	 */
	public int stripes() {
		return this.stripes;
	}

	/**
	 * Which of the rows of counters a connection changes.
	 * @return an expression
	 */
	public String stripe() {
		return this.stripe;
	}

	/**
	 * A query that updates.
	 * @param update an update
	 * @param columns what to read of the rows as they are after it
	 * @return the query
	 */
	public abstract String returning(String update, String columns);

}
