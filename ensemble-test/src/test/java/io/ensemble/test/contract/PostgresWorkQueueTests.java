package io.ensemble.test.contract;

class PostgresWorkQueueTests extends WorkQueueContract implements AnswerContract {

	@Override
	protected StoreFixture open() {
		return JdbcStoreFixture.postgres();
	}

}
