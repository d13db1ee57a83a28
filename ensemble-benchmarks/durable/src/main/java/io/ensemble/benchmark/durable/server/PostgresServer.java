package io.ensemble.benchmark.durable.server;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL whose commits are on the disk when it confirms them.
 */
public final class PostgresServer implements AutoCloseable {

	private final EmbeddedPostgres server;

	/**
	 * Start it; blocks until it answers.
	 * @throws IOException if it cannot be started
	 */
	public PostgresServer() throws IOException {
		this.server = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.start();
	}

	/**
	 * Where it is.
	 * @return its address for JDBC
	 */
	public String url() {
		return this.server.getJdbcUrl("postgres", "postgres");
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
