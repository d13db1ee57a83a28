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
	H2("H2", "schema-h2.sql", "cast(extract(epoch from current_timestamp(6)) * 1000000 as bigint)", false) {

		@Override
		public String returning(String update, String columns) {
			return "select " + columns + " from final table (" + update + ")";
		}

	},

	/** PostgreSQL. */
	POSTGRESQL("PostgreSQL", "schema-postgresql.sql", "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)",
			true) {

		@Override
		public String returning(String update, String columns) {
			return update + " returning " + columns;
		}

	};

	private final String product;

	private final String schema;

	private final String now;

	private final boolean skippingLocked;

	Dialect(String product, String schema, String now, boolean skippingLocked) {
		this.product = product;
		this.schema = schema;
		this.now = now;
		this.skippingLocked = skippingLocked;
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
	 * The time of the database.
	 * @return an expression for microseconds since the epoch
	 */
	String now() {
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
	 * A query that updates.
	 * @param update an update
	 * @param columns what to read of the rows as they are after it
	 * @return the query
	 */
	public abstract String returning(String update, String columns);

}
