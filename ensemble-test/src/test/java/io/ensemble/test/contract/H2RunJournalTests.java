package io.ensemble.test.contract;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2RunJournalTests extends RunJournalContract {

	@TempDir
	private Path directory;

	@Override
	protected JournalFixture open() {
		return JdbcStoreFixture.h2(this.directory);
	}

}
