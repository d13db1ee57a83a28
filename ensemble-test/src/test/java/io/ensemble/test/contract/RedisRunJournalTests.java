package io.ensemble.test.contract;

import java.nio.file.Path;

import io.ensemble.test.redis.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class RedisRunJournalTests extends RunJournalContract {

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
	protected JournalFixture open() {
		return new RedisStoreFixture(redis.port());
	}

}
