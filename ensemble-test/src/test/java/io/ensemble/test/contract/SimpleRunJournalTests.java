package io.ensemble.test.contract;

class SimpleRunJournalTests extends RunJournalContract {

	@Override
	protected JournalFixture open() {
		return new SimpleStoreFixture();
	}

}
