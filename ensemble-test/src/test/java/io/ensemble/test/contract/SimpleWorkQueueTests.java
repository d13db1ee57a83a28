package io.ensemble.test.contract;

class SimpleWorkQueueTests extends WorkQueueContract {

	@Override
	protected StoreFixture open() {
		return new SimpleStoreFixture();
	}

}
