package io.ensemble.benchmark.durable.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import redis.embedded.RedisExecProvider;

import org.springframework.util.FileSystemUtils;

/**
 * A Redis that writes every second to the disk what it has.
 */
public final class RedisServer implements AutoCloseable {

	private final Path directory;

	private final Process process;

	private final String url;

	/**
	 * Start it; blocks until it answers.
	 * @throws IOException if it cannot be started
	 */
	public RedisServer() throws IOException {
		this.directory = Files.createTempDirectory("benchmark-redis");
		int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		this.url = "redis://127.0.0.1:" + port;
		this.process = new ProcessBuilder(List.of(RedisExecProvider.defaultProvider().get().getAbsolutePath(), "--port",
				Integer.toString(port), "--bind", "127.0.0.1", "--dir", this.directory.toString(), "--save", "",
				"--appendonly", "yes", "--appendfsync", "everysec"))
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("redis.log").toFile())
			.start();
		awaitAnswer();
	}

	private void awaitAnswer() {
		RedisClient client = RedisClient.create(this.url);
		boolean away = true;
		while (away && this.process.isAlive()) {
			try (StatefulRedisConnection<String, String> connection = client.connect()) {
				away = !connection.sync().ping().equals("PONG");
			}
			catch (RedisConnectionException ex) {
				Thread.onSpinWait();
			}
		}
		client.shutdown();
	}

	/**
	 * Where it is.
	 * @return its address
	 */
	public String url() {
		return this.url;
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			System.err.println("Left behind: " + this.directory);
		}
	}

}
