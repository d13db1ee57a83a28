package io.ensemble.transport.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.ensemble.time.Timers;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.redis.cache.RedisResultCache;
import io.ensemble.transport.redis.client.RedisConnections;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.RedisServerCheck;
import io.ensemble.transport.redis.lock.RedisLockProvider;
import io.ensemble.transport.redis.memory.RedisMemoryStore;
import io.lettuce.core.AbstractRedisClient;

/**
 * Accepted work in Redis, shared by all processes of an ensemble. It connects when it is
 * first used, and is unavailable as long as that fails.
 */
public final class RedisStore implements AutoCloseable {

	private final RedisConnections connections;

	private final RedisScripts scripts;

	private final String prefix;

	private final WorkQueue queue;

	private final ResultStore results;

	private final DeliveryQueue deliveries;

	private final RunJournal journal;

	private final LockProvider locks;

	private final Watch watch;

	/**
	 * Keep work by means of a client.
	 * @param client has the options of
	 * {@link io.ensemble.transport.redis.client.RedisClientOptions}; is not closed with
	 * the store
	 * @param settings where, and for how long
	 * @param threads connect, and call those who wait for the end of work; are blocked
	 * while a connection is made
	 */
	public RedisStore(AbstractRedisClient client, RedisStoreSettings settings, Executor threads) {
		this(client, settings, threads, () -> Duration.ZERO);
	}

	/**
	 * Keep work on a time that runs ahead of the server's, for tests.
	 * @param client has the options of
	 * {@link io.ensemble.transport.redis.client.RedisClientOptions}
	 * @param settings where, and for how long
	 * @param threads connect, and call those who wait for the end of work
	 * @param ahead how far; must not become less
	 */
	public RedisStore(AbstractRedisClient client, RedisStoreSettings settings, Executor threads,
			Supplier<Duration> ahead) {
		this.prefix = settings.keyPrefix();
		StoredWork work = new StoredWork();
		FinalNews news = new FinalNews(work, (key) -> results().find(key), threads);
		this.connections = new RedisConnections(client, threads, settings.base(), news, settings.replication());
		this.scripts = new RedisScripts(this.connections, settings.base(),
				() -> TimeUnit.MICROSECONDS.convert(ahead.get()));
		HeldWork held = new HeldWork(settings, this.scripts, work);
		KnownSince knownSince = new KnownSince(settings.ensemble(), news);
		this.watch = new Watch(this.scripts, news, knownSince);
		this.queue = new RedisWorkQueue(settings, this.scripts, work, held, news, knownSince);
		this.results = new RedisResultStore(this.scripts, work, held, news);
		this.deliveries = new RedisDeliveryQueue(this.scripts, work, news);
		this.journal = new RedisRunJournal(held);
		this.locks = new RedisLockProvider(this.scripts);
	}

	/**
	 * The queue.
	 * @return always the same
	 */
	public WorkQueue queue() {
		return this.queue;
	}

	/**
	 * The results, over the same data.
	 * @return always the same
	 */
	public ResultStore results() {
		return this.results;
	}

	/**
	 * The results on their way, registered as their work ends.
	 * @return always the same
	 */
	public DeliveryQueue deliveries() {
		return this.deliveries;
	}

	/**
	 * What unfinished work did so far.
	 * @return always the same
	 */
	public RunJournal journal() {
		return this.journal;
	}

	/**
	 * Locks that all processes of the ensemble share.
	 * @return always the same
	 */
	public LockProvider locks() {
		return this.locks;
	}

	/**
	 * Outputs that answer the same question again.
	 * @param ttl how long they may do that
	 * @return a cache over the same connections
	 */
	public ResultCache cache(Duration ttl) {
		return new RedisResultCache(this.scripts, ttl);
	}

	/**
	 * Shared memory of all ensembles whose keys begin with the same prefix.
	 * @param limits what it keeps at most
	 * @return a memory over the same connections
	 */
	public MemoryStore memory(MemoryLimits limits) {
		return new RedisMemoryStore(this.scripts, this.prefix, limits);
	}

	/**
	 * Look for settings of the server by which it would lose accepted work.
	 * @return what is wrong, in words; fails with
	 * {@link io.ensemble.transport.StoreUnavailableException} if nobody answers
	 */
	public CompletionStage<List<String>> warnings() {
		return new RedisServerCheck(this.scripts).warnings();
	}

	/**
	 * Look every few seconds for what was missed, while anybody waits for the end of
	 * work. A store that nobody sweeps in this process needs that, and no other one.
	 * @param timers wait
	 */
	public void watch(Timers timers) {
		this.watch.pause(timers);
	}

	@Override
	public void close() {
		this.watch.end();
		this.connections.close();
	}

}
