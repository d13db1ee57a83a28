package io.ensemble.transport.redis.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * Connects when it is first needed, and again as long as that fails; after that the
 * client reconnects by itself. Thread-safe.
 */
public final class RedisConnections implements AutoCloseable {

	private final AtomicReference<@Nullable CompletableFuture<RedisLink>> link = new AtomicReference<>();

	private final AbstractRedisClient client;

	private final Executor threads;

	private final RedisNews news;

	private volatile boolean closed;

	/**
	 * Create without connecting.
	 * @param client belongs to the caller
	 * @param threads may be blocked while a connection is made
	 * @param base begins the names of the channels
	 * @param listener is told the news
	 */
	public RedisConnections(AbstractRedisClient client, Executor threads, String base, NewsListener listener) {
		this.client = client;
		this.threads = threads;
		this.news = new RedisNews(base, listener);
	}

	/**
	 * Where to send commands.
	 * @return fails if no connection can be made now
	 */
	CompletionStage<RedisClusterAsyncCommands<String, String>> commands() {
		return link().thenApply(RedisLink::commands);
	}

	private CompletableFuture<RedisLink> link() {
		CompletableFuture<RedisLink> existing = this.link.get();
		if (existing != null && !existing.isCompletedExceptionally()) {
			return existing;
		}
		CompletableFuture<RedisLink> fresh = new CompletableFuture<>();
		if (!this.link.compareAndSet(existing, fresh)) {
			return link();
		}
		this.threads.execute(() -> connect(fresh));
		return fresh;
	}

	private void connect(CompletableFuture<RedisLink> fresh) {
		try {
			if (this.closed) {
				throw new IllegalStateException("The store is closed");
			}
			RedisLink opened = RedisLink.open(this.client);
			opened.loadScripts();
			opened.subscribe(this.news);
			fresh.complete(opened);
		}
		catch (RuntimeException ex) {
			fresh.completeExceptionally(ex);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		CompletableFuture<RedisLink> existing = this.link.get();
		if (existing != null) {
			existing.thenAccept(RedisLink::close);
		}
	}

}
