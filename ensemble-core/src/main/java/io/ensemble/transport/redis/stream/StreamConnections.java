package io.ensemble.transport.redis.stream;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * One connection for commands that are answered at once, and one more for each reader,
 * since a reader's connection waits for what is to come. Thread-safe.
 */
public final class StreamConnections implements AutoCloseable {

	private final AbstractRedisClient client;

	private final Executor threads;

	private final Set<StreamConnection> all = ConcurrentHashMap.newKeySet();

	private @Nullable CompletableFuture<StreamConnection> shared;

	private volatile boolean closed;

	/**
	 * Create without connecting.
	 * @param client has the options of
	 * {@link io.ensemble.transport.redis.client.RedisClientOptions}; belongs to the
	 * caller
	 * @param threads may be blocked while a connection is made
	 */
	public StreamConnections(AbstractRedisClient client, Executor threads) {
		this.client = client;
		this.threads = threads;
	}

	/**
	 * Where to send commands that do not block.
	 * @return fails if no connection can be made now
	 */
	public CompletionStage<RedisClusterAsyncCommands<String, byte[]>> commands() {
		return shared().thenApply(StreamConnection::commands);
	}

	private synchronized CompletableFuture<StreamConnection> shared() {
		CompletableFuture<StreamConnection> present = this.shared;
		if (present == null || present.isCompletedExceptionally()) {
			present = open();
			this.shared = present;
		}
		return present;
	}

	/**
	 * Connect for one reader.
	 * @return a connection that nobody else uses; fails if none can be made now
	 */
	public CompletableFuture<StreamConnection> open() {
		if (this.closed) {
			return CompletableFuture.failedFuture(new IllegalStateException("The connections are closed"));
		}
		return CompletableFuture.supplyAsync(() -> StreamConnection.open(this.client), this.threads)
			.thenApply((connection) -> {
				this.all.add(connection);
				if (this.closed) {
					release(connection);
				}
				return connection;
			});
	}

	/**
	 * Close the connection of a reader.
	 * @param connection the connection
	 */
	public void release(StreamConnection connection) {
		if (this.all.remove(connection)) {
			connection.close();
		}
	}

	/**
	 * Whether nothing will be read any more.
	 * @return {@code true} once closed
	 */
	public boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
		this.all.forEach(this::release);
	}

}
