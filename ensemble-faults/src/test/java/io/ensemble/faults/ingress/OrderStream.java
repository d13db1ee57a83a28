package io.ensemble.faults.ingress;

import java.util.List;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;

/**
 * The stream of a stranger.
 */
public final class OrderStream implements AutoCloseable {

	private static final String STREAM = "orders";

	private static final String GROUP = "agentensemble.faults";

	private final RedisClient client;

	private final StatefulRedisConnection<String, String> connection;

	private final RedisCommands<String, String> server;

	public OrderStream(int port) {
		this.client = RedisClient.create("redis://127.0.0.1:" + port);
		this.connection = this.client.connect();
		this.server = this.connection.sync();
	}

	/**
	 * How workers find it.
	 * @param port where its server listens
	 * @return properties of the ensemble
	 */
	public static String[] properties(int port) {
		return new String[] { "ensemble.ingress.redis.orders.stream=" + STREAM,
				"ensemble.ingress.redis.orders.format=envelope",
				"ensemble.transport.redis.url=redis://127.0.0.1:" + port };
	}

	public void add(String field, String value) {
		this.server.xadd(STREAM, field, value);
	}

	/**
	 * Which entries are on their way.
	 * @return how many were read and not acknowledged
	 */
	public long pending() {
		return this.server.xpending(STREAM, GROUP).getCount();
	}

	/**
	 * What was put aside.
	 * @return the reason for each entry
	 */
	public List<String> deadLetters() {
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
