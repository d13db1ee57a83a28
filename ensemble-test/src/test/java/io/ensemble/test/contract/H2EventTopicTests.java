package io.ensemble.test.contract;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

class H2EventTopicTests extends JdbcEventTopicContract {

	@TempDir
	private Path directory;

	@Override
	JdbcStoreFixture open() {
		return JdbcStoreFixture.h2(this.directory);
	}

}
