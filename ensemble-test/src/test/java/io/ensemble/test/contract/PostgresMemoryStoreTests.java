package io.ensemble.test.contract;

class PostgresMemoryStoreTests extends MemoryStoreContract {

	@Override
	protected MemoryFixture open() {
		return JdbcStoreFixture.postgres().remembering();
	}

}
