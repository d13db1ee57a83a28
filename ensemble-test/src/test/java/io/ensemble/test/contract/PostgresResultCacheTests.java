package io.ensemble.test.contract;

class PostgresResultCacheTests extends ResultCacheContract {

	@Override
	protected CacheFixture open() {
		return JdbcStoreFixture.postgres().caching();
	}

}
