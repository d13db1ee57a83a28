package io.ensemble.test.redis;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import redis.embedded.RedisExecProvider;

/**
 * A sentinel of a Redis server that calls itself "hotel", which is enough of them to
 * appoint another one.
 */
final class RedisSentinel implements AutoCloseable {

	private final int port;

	private final Process process;

	RedisSentinel(Path directory, int master) throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		Path configuration = Files.writeString(directory.resolve("sentinel.conf"), """
				port %d
				bind 127.0.0.1
				dir %s
				sentinel monitor hotel 127.0.0.1 %d 1
				sentinel down-after-milliseconds hotel 500
				sentinel failover-timeout hotel 2000
				""".formatted(this.port, directory, master));
		this.process = new ProcessBuilder(RedisExecProvider.defaultProvider().get().getAbsolutePath(),
				configuration.toString(), "--sentinel")
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("sentinel.log").toFile())
			.start();
	}

	String address() {
		return "127.0.0.1:" + this.port;
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
