package io.ensemble.test.contract;

class PostgresWorkQueueTests extends WorkQueueContract {

	@Override
	protected StoreFixture open() {
		return JdbcStoreFixture.postgres();
	}

}
