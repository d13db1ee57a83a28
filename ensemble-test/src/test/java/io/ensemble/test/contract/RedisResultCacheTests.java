package io.ensemble.test.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

class RedisResultCacheTests extends ResultCacheContract {

	@RegisterExtension
	static final RedisServer REDIS = new RedisServer();

	@Override
	protected CacheFixture open() {
		return new RedisStoreFixture(REDIS.port()).caching();
	}

}
