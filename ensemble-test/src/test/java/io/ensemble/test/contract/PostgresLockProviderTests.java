package io.ensemble.test.contract;

class PostgresLockProviderTests extends LockProviderContract {

	@Override
	protected LockFixture open() {
		return JdbcStoreFixture.postgres();
	}

}
