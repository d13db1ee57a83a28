package io.ensemble.test.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.ensemble.transport.Ageing;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.redis.RedisStore;
import io.ensemble.transport.redis.RedisStoreSettings;
import io.ensemble.transport.redis.client.RedisClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a store on a cluster says of its health: what the node says that has its keys.
 */
class RedisClusterHealthTests {

	private static final int LOOKS = 20;

	private final ExecutorService threads = Executors.newFixedThreadPool(2);

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@Test
	void aStoreIsAsWellAsTheNodeThatHasItsKeys(@TempDir Path directory) throws Exception {
		assertThat(RedisCluster.nodeOf("{bar}")).isNotEqualTo(RedisCluster.nodeOf("{kitchen}"));
		try (RedisCluster cluster = new RedisCluster(directory);
				RedisClusterClient client = RedisClusterClient
					.create(RedisURI.create("redis://" + cluster.addresses().split(",")[0]))) {
			client.setOptions(RedisClientOptions.apply(ClusterClientOptions.builder(), Duration.ofSeconds(2)).build());
			try (RedisStore kitchen = store(client, "kitchen"); RedisStore bar = store(client, "bar")) {
				assertThat(RedisStoreClient.await(kitchen.warnings())).isNotEmpty();
				assertThat(RedisStoreClient.await(bar.warnings())).isNotEmpty();
				cluster.killNodeOf("{kitchen}");
				for (int i = 0; i < LOOKS; i++) {
					assertThatExceptionOfType(StoreUnavailableException.class)
						.isThrownBy(() -> RedisStoreClient.await(kitchen.warnings()));
					assertThat(RedisStoreClient.await(bar.warnings())).isNotEmpty();
				}
			}
		}
	}

	private RedisStore store(RedisClusterClient client, String ensemble) {
		return new RedisStore(client,
				RedisStoreSettings.of(ensemble, Ageing.DEFAULT, Duration.ofHours(1), Duration.ofHours(1)),
				this.threads);
	}

}
