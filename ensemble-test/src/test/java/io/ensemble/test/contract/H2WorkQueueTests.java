package io.ensemble.test.contract;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2WorkQueueTests extends WorkQueueContract implements AnswerContract {

	@TempDir
	private Path directory;

	@Override
	protected StoreFixture open() {
		return JdbcStoreFixture.h2(this.directory);
	}

}
