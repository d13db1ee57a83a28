package io.ensemble.test.contract;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2LockProviderTests extends LockProviderContract {

	@TempDir
	private Path directory;

	@Override
	protected LockFixture open() {
		return JdbcStoreFixture.h2(this.directory);
	}

}
