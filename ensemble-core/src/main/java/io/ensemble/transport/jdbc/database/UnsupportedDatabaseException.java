package io.ensemble.transport.jdbc.database;

/**
 * The database is none that can keep work.
 */
public class UnsupportedDatabaseException extends RuntimeException {

	private final String product;

	UnsupportedDatabaseException(String product) {
		super("Work cannot be kept in the database '" + product + "'; it must be H2 or PostgreSQL");
		this.product = product;
	}

	/**
	 * The name of the database.
	 * @return the name as its driver tells it
	 */
	public String getProduct() {
		return this.product;
	}

}
