package io.ensemble.faults.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The durable stores.
 */
public enum StoreKind {

	/** A file that belongs to one process at a time. */
	H2,

	/** A server. */
	POSTGRESQL,

	/** A server with an append-only file. */
	REDIS,

	/** A broker, and nothing else. */
	KAFKA,

	/** A broker that work comes in by, and a server that keeps it then. */
	KAFKA_REDIS;

	/**
	 * Those that keep all that they are given, without another one.
	 * @return a file and two servers
	 */
	public static List<StoreKind> durable() {
		return List.of(H2, POSTGRESQL, REDIS);
	}

	/**
	 * Start one.
	 * @param directory where it keeps its files
	 * @return the store
	 */
	public FaultStore open(Path directory) {
		return switch (this) {
			case H2 -> new H2File(directory);
			case POSTGRESQL -> new PostgresServer(directory.resolve("postgresql"));
			case REDIS -> new RedisServer(directory);
			case KAFKA -> KafkaStore.alone(directory);
			case KAFKA_REDIS -> KafkaStore.before(new RedisServer(directory), directory);
		};
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '+');
	}

}
