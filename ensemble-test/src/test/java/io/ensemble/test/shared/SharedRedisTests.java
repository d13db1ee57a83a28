package io.ensemble.test.shared;

import io.ensemble.test.contract.RedisServer;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedRedisTests extends SharedStoreContract {

	@RegisterExtension
	static final RedisServer REDIS = new RedisServer();

	private static int test;

	@Override
	String[] store() {
		test++;
		return new String[] { "ensemble.transport.type=redis",
				"ensemble.transport.redis.url=redis://localhost:" + REDIS.port(),
				"ensemble.transport.redis.key-prefix=test-" + test + ":" };
	}

}
