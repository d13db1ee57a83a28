package io.ensemble.test.contract;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL for all tests of this JVM, which ends with it.
 */
final class PostgresServer {

	private PostgresServer() {
	}

	static String url() {
		return Holder.SERVER.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true";
	}

	private static final class Holder {

		private static final EmbeddedPostgres SERVER = start();

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
