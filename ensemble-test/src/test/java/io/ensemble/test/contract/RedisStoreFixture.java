package io.ensemble.test.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import io.ensemble.test.bulk.RedisCopies;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.redis.RedisStore;
import io.ensemble.transport.redis.RedisStoreSettings;
import io.ensemble.transport.redis.client.RedisClientOptions;
import io.ensemble.work.Submission;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A store in a real Redis, emptied first. Its time is the server's and what was added.
 */
class RedisStoreFixture implements JournalFixture, LockFixture, BulkFixture {

	private static final int AT_ONCE = 5_000;

	/**
	 * A tenth of what proves the contract, as a million requests fill the server for
	 * minutes.
	 */
	private static final int MANY = Integer.getInteger("ensemble.test.redis.many", 100_000);

	private static final int FEWER_INCREMENTS = Integer.getInteger("ensemble.test.increments", 2_000);

	private static final RedisStoreSettings SETTINGS = RedisStoreSettings.of("kitchen", Ageing.DEFAULT, RESULT_TTL,
			TOMBSTONE_TTL);

	private final ExecutorService threads = Executors.newFixedThreadPool(2);

	private final LettuceConnectionFactory factory;

	private final RedisStore store;

	private @Nullable RedisStore other;

	private volatile Duration ahead = Duration.ZERO;

	RedisStoreFixture(int port) {
		this.factory = new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port),
				LettuceClientConfiguration.builder()
					.clientOptions(RedisClientOptions.apply(ClientOptions.builder(), Duration.ofSeconds(30)).build())
					.build());
		this.factory.afterPropertiesSet();
		this.factory.start();
		AbstractRedisClient client = this.factory.getRequiredNativeClient();
		((RedisClient) client).connect().sync().flushallAsync();
		this.store = new RedisStore(client, SETTINGS, this.threads, () -> this.ahead);
		// Calls that are not waited for have no order before the connection stands.
		this.store.queue().depth().toCompletableFuture().join();
	}

	@Override
	public WorkQueue queue() {
		return this.store.queue();
	}

	@Override
	public ResultStore results() {
		return this.store.results();
	}

	@Override
	public DeliveryQueue deliveries() {
		return this.store.deliveries();
	}

	@Override
	public RunJournal journal() {
		return this.store.journal();
	}

	@Override
	public LockProvider locks() {
		return this.store.locks();
	}

	MemoryFixture remembering() {
		return new StoreMemoryFixture(this, this.store.memory(MemoryFixture.LIMITS), this::ofAnotherEnsemble,
				FEWER_INCREMENTS);
	}

	private MemoryStore ofAnotherEnsemble() {
		return open(SETTINGS.of("bar")).memory(MemoryFixture.LIMITS);
	}

	private RedisStore open(RedisStoreSettings settings) {
		RedisStore opened = new RedisStore(this.factory.getRequiredNativeClient(), settings, this.threads,
				() -> this.ahead);
		this.other = opened;
		return opened;
	}

	CacheFixture caching() {
		return new StoreCacheFixture(this, this.store.cache(CacheFixture.TTL));
	}

	@Override
	public void fill(List<Submission> originals, int copies, Runnable step) {
		fill(originals.stream());
		step.run();
		new RedisCopies((RedisClient) this.factory.getRequiredNativeClient(), "ensemble:{kitchen}").copy(copies);
	}

	@Override
	public WorkQueue started() {
		return open(SETTINGS).queue();
	}

	@Override
	public void advance(Duration duration) {
		this.ahead = this.ahead.plus(duration);
	}

	@Override
	public int manyWaiting() {
		return MANY;
	}

	@Override
	public void fill(Stream<Submission> submissions) {
		List<CompletableFuture<?>> pending = new ArrayList<>();
		submissions.forEachOrdered((submission) -> {
			pending.add(queue().enqueue(submission, Integer.MAX_VALUE).toCompletableFuture());
			if (pending.size() == AT_ONCE) {
				join(pending);
			}
		});
		join(pending);
	}

	private static void join(List<CompletableFuture<?>> pending) {
		CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).join();
		pending.clear();
	}

	@Override
	public void close() {
		this.store.close();
		if (this.other != null) {
			this.other.close();
		}
		this.factory.destroy();
		this.threads.shutdownNow();
	}

}
