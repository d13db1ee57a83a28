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

	static int port() {
		return Holder.SERVER.getPort();
	}

	/**
	 * The way to the server through something else.
	 * @param port where that listens
	 * @return the URL
	 */
	static String url(int port) {
		return url().replace(":" + port() + "/", ":" + port + "/");
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
