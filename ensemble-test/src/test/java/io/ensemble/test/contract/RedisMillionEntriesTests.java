package io.ensemble.test.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

class RedisMillionEntriesTests extends MillionEntriesContract {

	@RegisterExtension
	static final RedisServer REDIS = new RedisServer();

	@Override
	protected BulkFixture open() {
		return new RedisStoreFixture(REDIS.port());
	}

}
