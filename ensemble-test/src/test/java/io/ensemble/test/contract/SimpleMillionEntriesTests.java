package io.ensemble.test.contract;

class SimpleMillionEntriesTests extends MillionEntriesContract {

	@Override
	protected BulkFixture open() {
		return new SimpleStoreFixture();
	}

}
