package io.ensemble.test.contract;

import org.junit.jupiter.api.extension.RegisterExtension;

class RedisRunJournalTests extends RunJournalContract {

	@RegisterExtension
	static final RedisServer REDIS = new RedisServer();

	@Override
	protected JournalFixture open() {
		return new RedisStoreFixture(REDIS.port());
	}

}
