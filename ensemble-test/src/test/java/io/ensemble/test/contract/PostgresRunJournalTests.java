package io.ensemble.test.contract;

class PostgresRunJournalTests extends RunJournalContract {

	@Override
	protected JournalFixture open() {
		return JdbcStoreFixture.postgres();
	}

}
