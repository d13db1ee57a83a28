package io.ensemble.faults.rows.request;

import java.util.List;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;

/**
 * The stream of a stranger.
 */
final class OrderStream implements AutoCloseable {

	private static final String STREAM = "orders";

	private static final String GROUP = "agentensemble.faults";

	private final RedisClient client;

	private final StatefulRedisConnection<String, String> connection;

	private final RedisCommands<String, String> server;

	OrderStream(int port) {
		this.client = RedisClient.create("redis://127.0.0.1:" + port);
		this.connection = this.client.connect();
		this.server = this.connection.sync();
	}

	void add(String field, String value) {
		this.server.xadd(STREAM, field, value);
	}

	long pending() {
		return this.server.xpending(STREAM, GROUP).getCount();
	}

	List<String> deadLetters() {
		return this.server.xrange("ensemble:dead-letters:" + STREAM, Range.unbounded())
			.stream()
			.map((entry) -> entry.getBody().get("ensemble-dead-letter-reason"))
			.toList();
	}

	@Override
	public void close() {
		this.connection.close();
		this.client.shutdown();
	}

}
