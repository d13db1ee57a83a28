package io.ensemble.test.contract;

class SimpleDeliveryQueueTests extends DeliveryQueueContract {

	@Override
	protected StoreFixture open() {
		return new SimpleStoreFixture();
	}

}
