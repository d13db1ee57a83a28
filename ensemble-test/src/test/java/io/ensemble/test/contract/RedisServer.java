package io.ensemble.test.contract;

import java.nio.file.Files;
import java.nio.file.Path;

import io.ensemble.test.redis.RedisProcess;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.util.FileSystemUtils;

/**
 * A real Redis for all tests of a class, which ends with them.
 */
public final class RedisServer implements BeforeAllCallback, AfterAllCallback {

	private Path directory;

	private RedisProcess process;

	@Override
	public void beforeAll(ExtensionContext context) throws Exception {
		this.directory = Files.createTempDirectory("redis");
		this.process = new RedisProcess(this.directory);
	}

	@Override
	public void afterAll(ExtensionContext context) throws Exception {
		this.process.close();
		FileSystemUtils.deleteRecursively(this.directory);
	}

	public int port() {
		return this.process.port();
	}

}
