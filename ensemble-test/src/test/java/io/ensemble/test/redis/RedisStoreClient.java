package io.ensemble.test.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.redis.RedisStore;
import io.ensemble.transport.redis.RedisStoreSettings;
import io.ensemble.transport.redis.client.RedisClientOptions;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;

/**
 * A process of the ensemble "kitchen" as Redis sees it, without an engine.
 */
final class RedisStoreClient implements AutoCloseable {

	static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final int CAPACITY = 1_000_000;

	private final ExecutorService threads = Executors.newFixedThreadPool(2);

	private final RedisClient client;

	private final RedisStore store;

	RedisStoreClient(RedisProcess redis) {
		this(redis, 0);
	}

	RedisStoreClient(RedisProcess redis, int replicas) {
		this(RedisURI.create("127.0.0.1", redis.port()), replicas);
	}

	private RedisStoreClient(RedisURI address, int replicas) {
		this.client = RedisClient.create(address);
		this.client.setOptions(RedisClientOptions.apply(ClientOptions.builder(), TIMEOUT).build());
		this.store = new RedisStore(this.client, new RedisStoreSettings("ensemble:", "kitchen", Ageing.DEFAULT,
				Duration.ofHours(1), Duration.ofHours(1), replicas, Duration.ofMillis(200)), this.threads);
	}

	static RedisStoreClient of(RedisProcess redis, String user, String password) {
		return new RedisStoreClient(
				RedisURI.create("redis://%s:%s@127.0.0.1:%d".formatted(user, password, redis.port())), 0);
	}

	static RedisStoreClient at(int port) {
		return new RedisStoreClient(RedisURI.create("127.0.0.1", port), 0);
	}

	static <T> T await(CompletionStage<T> stage) throws InterruptedException, TimeoutException {
		try {
			return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			throw (RuntimeException) ex.getCause();
		}
	}

	static Submission submission(String id) {
		return new Submission(WorkRequest.of(id, "prepare-meal", "Wagyu steak").build(), WorkKey.ANYONE, Ingress.HTTP);
	}

	RedisStore store() {
		return this.store;
	}

	RedisCommands<String, String> server() {
		return this.client.connect().sync();
	}

	Enqueued enqueue(String id) throws Exception {
		return await(this.store.queue().enqueue(submission(id), CAPACITY));
	}

	List<Claim> claim(int max, Duration lease) throws Exception {
		return await(this.store.queue().claim(max, lease));
	}

	Found find(String id) throws Exception {
		return await(this.store.results().find(WorkKey.of(id)));
	}

	@Override
	public void close() {
		this.store.close();
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
		this.threads.shutdownNow();
	}

}
