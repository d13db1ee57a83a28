package io.ensemble.test.redis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.ensemble.test.http.WorkApi;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkStatus;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A running ensemble whose server dies and is replaced.
 */
class RedisSentinelTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@Test
	void workGoesOnAtTheServerThatSentinelsAppoint(@TempDir Path directory) throws Exception {
		try (RedisProcess first = new RedisProcess(Files.createDirectory(directory.resolve("first")));
				RedisProcess second = new RedisProcess(Files.createDirectory(directory.resolve("second")),
						"--replicaof", "127.0.0.1", Integer.toString(first.port()));
				RedisSentinel sentinel = new RedisSentinel(directory, first.port(), 1, Duration.ofMillis(500))) {
			await().atMost(PATIENCE).ignoreExceptions().until(() -> sentinel.hasSeen(1, 0));
			try (WorkApi kitchen = WorkApi.start("--ensemble.name=kitchen", "--ensemble.transport.type=redis",
					"--spring.data.redis.sentinel.master=hotel",
					"--spring.data.redis.sentinel.nodes=" + sentinel.address(),
					"--ensemble.transport.redis.queue-addresses=reception")) {
				assertThat(kitchen.submit("s-1", "QUEUE", "reception").statusCode()).isEqualTo(202);
				await().atMost(PATIENCE).until(() -> isDone(kitchen, "s-1"));
				await().atMost(PATIENCE).until(() -> has(second, "ensemble:queue:reception"));
				first.kill();
				await().atMost(PATIENCE).until(() -> kitchen.submit("s-2", "QUEUE", "reception").statusCode() == 202);
				await().atMost(PATIENCE).until(() -> isDone(kitchen, "s-2"));
				assertThat(isDone(kitchen, "s-1")).isTrue();
			}
		}
	}

	private static boolean has(RedisProcess server, String key) {
		RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", server.port()));
		try {
			return client.connect().sync().xlen(key) > 0;
		}
		finally {
			client.shutdown();
		}
	}

	private static boolean isDone(WorkApi kitchen, String id) throws Exception {
		Found found = RedisStoreClient.await(kitchen.context().getBean(ResultStore.class).find(WorkKey.of(id)));
		return found instanceof Found.Present present && present.record().status() == WorkStatus.COMPLETED;
	}

}
