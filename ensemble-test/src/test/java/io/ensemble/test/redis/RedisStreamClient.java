package io.ensemble.test.redis;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.ensemble.time.Timers;
import io.ensemble.transport.redis.client.RedisClientOptions;
import io.ensemble.transport.redis.stream.RedisEventTopic;
import io.ensemble.transport.redis.stream.RedisResultQueues;
import io.ensemble.transport.redis.stream.StreamConnections;
import io.ensemble.transport.redis.stream.StreamSettings;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;

/**
 * A process that reads and writes streams, without an engine.
 */
public final class RedisStreamClient implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

	private final RedisClient client;

	private final StreamConnections connections;

	private final StreamSettings settings;

	public RedisStreamClient(RedisProcess redis, Duration retention) {
		this.client = RedisClient.create(RedisURI.create("127.0.0.1", redis.port()));
		this.client.setOptions(RedisClientOptions.apply(ClientOptions.builder(), TIMEOUT).build());
		this.connections = new StreamConnections(this.client, this.threads);
		this.settings = StreamSettings.of("ensemble:", retention, TIMEOUT);
	}

	public RedisEventTopic topics() {
		return new RedisEventTopic(this.settings, this.connections, timers(), this.threads);
	}

	RedisResultQueues queues() {
		return new RedisResultQueues(this.settings, this.connections);
	}

	StreamConnections connections() {
		return this.connections;
	}

	ScheduledExecutorService threads() {
		return this.threads;
	}

	Timers timers() {
		return (delay, task) -> {
			ScheduledFuture<?> timer = this.threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
			return () -> timer.cancel(false);
		};
	}

	RedisCommands<String, String> server() {
		return this.client.connect().sync();
	}

	@Override
	public void close() {
		this.connections.close();
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
		this.threads.shutdownNow();
	}

}
