package io.ensemble.test.contract;

class SimpleResultStoreTests extends ResultStoreContract {

	@Override
	protected StoreFixture open() {
		return new SimpleStoreFixture();
	}

}
