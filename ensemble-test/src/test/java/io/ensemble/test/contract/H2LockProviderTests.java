package io.ensemble.test.contract;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2LockProviderTests extends LockProviderContract {

	@TempDir
	private Path directory;

	@Override
	protected LockFixture open() {
		return new JdbcStoreFixture("jdbc:h2:file:" + this.directory.resolve("work") + ";WRITE_DELAY=0", "sa");
	}

}
