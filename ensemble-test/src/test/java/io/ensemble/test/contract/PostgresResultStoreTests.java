package io.ensemble.test.contract;

class PostgresResultStoreTests extends ResultStoreContract {

	@Override
	protected StoreFixture open() {
		return JdbcStoreFixture.postgres();
	}

}
