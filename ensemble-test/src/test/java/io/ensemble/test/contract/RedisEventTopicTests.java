package io.ensemble.test.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import io.ensemble.test.redis.RedisProcess;
import io.ensemble.test.redis.RedisStreamClient;
import io.ensemble.transport.topic.EventTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class RedisEventTopicTests extends EventTopicContract {

	private static RedisProcess redis;

	private static RedisStreamClient client;

	@BeforeAll
	static void startRedis(@TempDir Path directory) throws Exception {
		redis = new RedisProcess(directory);
		client = new RedisStreamClient(redis, Duration.ofHours(1));
	}

	@AfterAll
	static void stopRedis() throws Exception {
		client.close();
		redis.close();
	}

	@Override
	protected EventTopic topics() {
		return client.topics();
	}

	@Override
	protected String newTopic() {
		return "t-" + UUID.randomUUID();
	}

}
