package io.ensemble.test.contract;

class SimpleWorkQueueTests extends WorkQueueContract implements AnswerContract {

	@Override
	protected StoreFixture open() {
		return new SimpleStoreFixture();
	}

}
