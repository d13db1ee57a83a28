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
		this("on");
	}

	private PostgresServer(String sync) throws IOException {
		this.server = EmbeddedPostgres.builder()
			.setServerConfig("fsync", sync)
			.setServerConfig("synchronous_commit", sync)
			.setServerConfig("full_page_writes", sync)
			.start();
	}

	/**
	 * Start one that does not wait for the disk; blocks until it answers.
	 * @return the server, which loses commits with its power
	 * @throws IOException if it cannot be started
	 */
	public static PostgresServer inHaste() throws IOException {
		return new PostgresServer("off");
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
