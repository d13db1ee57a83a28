package io.ensemble.test.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

class RedisWorkQueueTests extends WorkQueueContract implements AnswerContract {

	@RegisterExtension
	static final RedisServer REDIS = new RedisServer();

	@Override
	protected StoreFixture open() {
		return new RedisStoreFixture(REDIS.port());
	}

}
