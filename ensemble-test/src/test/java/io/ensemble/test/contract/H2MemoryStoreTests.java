package io.ensemble.test.contract;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2MemoryStoreTests extends MemoryStoreContract {

	@TempDir
	private Path directory;

	@Override
	protected MemoryFixture open() {
		return JdbcStoreFixture.h2(this.directory).remembering();
	}

}
