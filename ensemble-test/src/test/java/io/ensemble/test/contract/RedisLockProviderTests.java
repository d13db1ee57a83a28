package io.ensemble.test.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

class RedisLockProviderTests extends LockProviderContract {

	@RegisterExtension
	static final RedisServer REDIS = new RedisServer();

	@Override
	protected LockFixture open() {
		return new RedisStoreFixture(REDIS.port());
	}

}
