package io.ensemble.test.contract;

import java.nio.file.Path;

import io.ensemble.test.redis.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class RedisLockProviderTests extends LockProviderContract {

	private static RedisProcess redis;

	@BeforeAll
	static void startRedis(@TempDir Path directory) throws Exception {
		redis = new RedisProcess(directory);
	}

	@AfterAll
	static void stopRedis() throws Exception {
		redis.close();
	}

	@Override
	protected LockFixture open() {
		return new RedisStoreFixture(redis.port());
	}

}
