package io.ensemble.transport.redis.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

import io.ensemble.transport.StoreUnavailableException;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * A connection for what has to be on other servers too. It stands still while they are
 * waited for, so nothing else goes by it, and they are waited for by one command at a
 * time: whoever comes meanwhile shares the next one, which covers all that was written
 * before it. Thread-safe.
 */
final class Replicas implements RedisConnectionStateListener {

	private final CommandLink link;

	private final AtomicLong connections = new AtomicLong();

	private final Replication replication;

	private @Nullable CompletableFuture<Long> gathering;

	private boolean waiting;

	private Replicas(CommandLink link, Replication replication) {
		this.link = link;
		this.replication = replication;
	}

	static Replicas open(AbstractRedisClient client, Replication replication) {
		Replicas opened = new Replicas(CommandLink.open(client), replication);
		opened.link.connection().addListener(opened);
		return opened;
	}

	@Override
	public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
		this.connections.incrementAndGet();
	}

	/**
	 * By which connection the next write goes, or an earlier one than that.
	 * @return its number
	 */
	long connection() {
		return this.connections.get();
	}

	RedisClusterAsyncCommands<String, String> commands() {
		return this.link.commands();
	}

	/**
	 * Wait until the servers have all that was written here. Another connection may lead
	 * to another server, whose replicas have what that one has: they do not count.
	 * @param reply what the write answered
	 * @param connection by which it went, as was said before
	 * @return the same; fails if too few have it, or that cannot be known
	 */
	CompletionStage<Reply> have(Reply reply, long connection) {
		CompletionStage<Long> reached = gather();
		await();
		return reached.thenApply((count) -> {
			if (connection != connection()) {
				throw new StoreUnavailableException("Redis was left before replicas had what was written", null);
			}
			return RedisFailures.requireReplicas(count, this.replication.replicas(), reply);
		});
	}

	private synchronized CompletableFuture<Long> gather() {
		CompletableFuture<Long> group = this.gathering;
		if (group == null) {
			group = new CompletableFuture<>();
			this.gathering = group;
		}
		return group;
	}

	private void await() {
		CompletableFuture<Long> group = begin();
		if (group != null) {
			commands().waitForReplication(this.replication.replicas(), this.replication.timeout().toMillis())
				.whenComplete((count, failure) -> {
					end();
					if (failure != null) {
						group.completeExceptionally(failure);
					}
					else {
						group.complete(count);
					}
					await();
				});
		}
	}

	private synchronized @Nullable CompletableFuture<Long> begin() {
		CompletableFuture<Long> group = this.gathering;
		if (this.waiting || group == null) {
			return null;
		}
		this.waiting = true;
		this.gathering = null;
		return group;
	}

	private synchronized void end() {
		this.waiting = false;
	}

	void close() {
		this.link.close();
	}

}
