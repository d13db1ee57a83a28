package io.ensemble.test.contract;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2ResultCacheTests extends ResultCacheContract {

	@TempDir
	private Path directory;

	@Override
	protected CacheFixture open() {
		return JdbcStoreFixture.h2(this.directory).caching();
	}

}
