package io.ensemble.test.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

class RedisMemoryStoreTests extends MemoryStoreContract {

	@RegisterExtension
	static final RedisServer REDIS = new RedisServer();

	@Override
	protected MemoryFixture open() {
		return new RedisStoreFixture(REDIS.port()).remembering();
	}

}
