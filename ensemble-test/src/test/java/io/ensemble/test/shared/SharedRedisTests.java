package io.ensemble.test.shared;

import java.io.IOException;
import java.nio.file.Path;

import io.ensemble.test.redis.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SharedRedisTests extends SharedStoreContract {

	private static RedisProcess redis;

	private static int test;

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException {
		redis = new RedisProcess(directory);
	}

	@AfterAll
	static void stop() throws InterruptedException {
		redis.close();
	}

	@Override
	String[] store() {
		test++;
		return new String[] { "ensemble.transport.type=redis",
				"ensemble.transport.redis.url=redis://localhost:" + redis.port(),
				"ensemble.transport.redis.key-prefix=test-" + test + ":" };
	}

}
