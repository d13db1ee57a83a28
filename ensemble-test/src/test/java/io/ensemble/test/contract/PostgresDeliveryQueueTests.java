package io.ensemble.test.contract;

class PostgresDeliveryQueueTests extends DeliveryQueueContract {

	@Override
	protected StoreFixture open() {
		return JdbcStoreFixture.postgres();
	}

}
