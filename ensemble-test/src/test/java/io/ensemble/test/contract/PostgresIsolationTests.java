package io.ensemble.test.contract;

/**
 * A pool whose connections are stricter with transactions than the store needs them.
 */
class PostgresIsolationTests extends AbstractStoreContract implements QueueConcurrencyContract, EndConcurrencyContract {

	private static final String STRICT = "&options=-c%20default_transaction_isolation=serializable";

	@Override
	protected StoreFixture open() {
		return new JdbcStoreFixture(PostgresServer.url() + STRICT, "postgres");
	}

}
