package io.ensemble.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The durable stores.
 */
public enum StoreKind {

	/** A file that belongs to one process at a time. */
	H2,

	/** A server. */
	POSTGRESQL,

	/** A server with an append-only file. */
	REDIS;

	/**
	 * Start one.
	 * @param directory where it keeps its files
	 * @return the store
	 */
	public FaultStore open(Path directory) {
		return switch (this) {
			case H2 -> new H2(directory);
			case POSTGRESQL -> Postgres.start();
			case REDIS -> new RedisServer(directory);
		};
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

	private record H2(Path directory) implements FaultStore {

		@Override
		public List<String> properties() {
			return List.of("ensemble.transport.type=jdbc", "ensemble.transport.jdbc.directory=" + this.directory);
		}

		@Override
		public void close() {
		}

	}

	private record Postgres(EmbeddedPostgres server) implements FaultStore {

		static Postgres start() {
			try {
				return new Postgres(EmbeddedPostgres.start());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public List<String> properties() {
			return properties(port());
		}

		@Override
		public List<String> properties(int port) {
			return List.of("ensemble.transport.type=jdbc", "ensemble.transport.jdbc.username=postgres",
					"ensemble.transport.jdbc.url=jdbc:postgresql://127.0.0.1:" + port + "/postgres");
		}

		@Override
		public int port() {
			return this.server.getPort();
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

}
