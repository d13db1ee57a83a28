package io.ensemble.transport.jdbc.database;

/**
 * The database is none that can keep work.
 */
public class UnsupportedDatabaseException extends RuntimeException {

	UnsupportedDatabaseException(String product) {
		super("Work cannot be kept in the database '" + product + "'; it must be H2 or PostgreSQL");
	}

}
