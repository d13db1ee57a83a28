package io.ensemble.test.contract;

class PostgresWorkQueueTests extends WorkQueueContract {

	@Override
	protected StoreFixture open() {
		return new JdbcStoreFixture(PostgresServer.url(), "postgres");
	}

}
