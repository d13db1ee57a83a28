package io.ensemble.benchmark.durable.claim;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.zaxxer.hikari.HikariDataSource;
import io.ensemble.test.bulk.JdbcCopies;
import io.ensemble.test.bulk.RedisCopies;
import io.ensemble.test.bulk.WaitingCopies;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.jdbc.JdbcStoreSettings;
import io.ensemble.transport.jdbc.JdbcWorkStore;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.redis.RedisStore;
import io.ensemble.transport.redis.RedisStoreSettings;
import io.ensemble.transport.redis.client.RedisClientOptions;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import org.jspecify.annotations.Nullable;

/**
 * An empty queue in one of the stores.
 *
 * @param queue the queue
 * @param copies makes it long
 * @param closing gives back what it needs
 */
record OpenStore(WorkQueue queue, WaitingCopies copies, Runnable closing) implements AutoCloseable {

	private static final Duration KEPT = Duration.ofHours(1);

	private static final int CONNECTIONS = JdbcStoreSettings.DEFAULT_THREADS;

	static OpenStore redis(String url) {
		RedisClient client = RedisClient.create(url);
		client.setOptions(RedisClientOptions.apply(ClientOptions.builder(), Duration.ofMinutes(1)).build());
		ExecutorService threads = Executors.newFixedThreadPool(2);
		String name = name();
		RedisStore store = new RedisStore(client, RedisStoreSettings.of(name, Ageing.DEFAULT, KEPT, KEPT), threads);
		store.queue().depth().toCompletableFuture().join();
		return new OpenStore(store.queue(), new RedisCopies(client, "ensemble:{" + name + "}"), () -> {
			store.close();
			threads.shutdown();
			client.shutdown();
		});
	}

	static OpenStore h2(Path directory) {
		return jdbc("jdbc:h2:file:%s/%s".formatted(directory, name()), "sa");
	}

	static OpenStore postgres(String url) {
		return jdbc(url, null);
	}

	private static OpenStore jdbc(String url, @Nullable String user) {
		HikariDataSource source = new HikariDataSource();
		source.setJdbcUrl(url);
		source.setUsername(user);
		source.setMaximumPoolSize(CONNECTIONS + 1);
		String name = name();
		Database database = new Database(source, name);
		JdbcWorkStore store = new JdbcWorkStore(database,
				new JdbcStoreSettings(name, Ageing.DEFAULT, KEPT, KEPT, CONNECTIONS));
		return new OpenStore(store, new JdbcCopies(database, name), () -> {
			store.close();
			source.close();
		});
	}

	private static String name() {
		return "kitchen-" + UUID.randomUUID();
	}

	@Override
	public void close() {
		this.closing.run();
	}

}
