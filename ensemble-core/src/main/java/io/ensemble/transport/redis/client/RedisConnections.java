package io.ensemble.transport.redis.client;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/**
 * The connections of a store, made when they are first needed. Thread-safe.
 */
public final class RedisConnections implements AutoCloseable {

	private final Connecting<RedisLink> link;

	private final Connecting<Replicas> replicas;

	private final boolean replicated;

	/**
	 * Create without connecting.
	 * @param client belongs to the caller
	 * @param threads may be blocked while a connection is made
	 * @param base begins the names of the channels
	 * @param listener is told the news
	 * @param replication where else writes have to be that say so
	 */
	public RedisConnections(AbstractRedisClient client, Executor threads, String base, NewsListener listener,
			Replication replication) {
		RedisNews news = new RedisNews(base, listener);
		this.link = new Connecting<>(threads, () -> open(client, news), RedisLink::close);
		this.replicas = new Connecting<>(threads, () -> Replicas.open(client, replication), Replicas::close);
		this.replicated = replication.isWanted();
	}

	private static RedisLink open(AbstractRedisClient client, RedisNews news) {
		RedisLink opened = RedisLink.open(client, news);
		opened.loadScripts();
		return opened;
	}

	/**
	 * Where to send commands.
	 * @return fails if no connection can be made now
	 */
	CompletionStage<RedisClusterAsyncCommands<String, String>> commands() {
		return this.link.get().thenApply(RedisLink::commands);
	}

	/**
	 * Whether writes have to be on other servers too.
	 * @return {@code false} if {@link #replicas} is not to be used
	 */
	boolean isReplicated() {
		return this.replicated;
	}

	/**
	 * Where to write what has to be on other servers too.
	 * @return fails if no connection can be made now
	 */
	CompletionStage<Replicas> replicas() {
		return this.replicas.get();
	}

	@Override
	public void close() {
		this.link.close();
		this.replicas.close();
	}

}
