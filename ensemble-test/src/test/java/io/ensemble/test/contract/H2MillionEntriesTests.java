package io.ensemble.test.contract;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2MillionEntriesTests extends MillionEntriesContract {

	@TempDir
	private Path directory;

	@Override
	protected BulkFixture open() {
		return JdbcStoreFixture.h2(this.directory);
	}

}
