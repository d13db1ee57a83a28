package io.ensemble.test.contract;

class PostgresMillionEntriesTests extends MillionEntriesContract {

	@Override
	protected BulkFixture open() {
		return JdbcStoreFixture.postgres();
	}

}
