package io.ensemble.test.redis;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.sentinel.api.sync.RedisSentinelCommands;
import redis.embedded.RedisExecProvider;

/**
 * A sentinel of a Redis server that is called "hotel".
 */
final class RedisSentinel implements AutoCloseable {

	private final int port;

	private final Process process;

	/**
	 * Begin to watch.
	 * @param directory where it keeps its files
	 * @param master the port of the server
	 * @param quorum how many have to agree that the server is gone
	 * @param downAfter how long a server that is gone does not answer
	 */
	RedisSentinel(Path directory, int master, int quorum, Duration downAfter) throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		Path configuration = Files.writeString(directory.resolve("sentinel.conf"), """
				port %d
				bind 127.0.0.1
				dir %s
				sentinel monitor hotel 127.0.0.1 %d %d
				sentinel down-after-milliseconds hotel %d
				sentinel failover-timeout hotel 2000
				""".formatted(this.port, directory, master, quorum, downAfter.toMillis()));
		this.process = new ProcessBuilder(RedisExecProvider.defaultProvider().get().getAbsolutePath(),
				configuration.toString(), "--sentinel")
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("sentinel.log").toFile())
			.start();
	}

	String address() {
		return "127.0.0.1:" + this.port;
	}

	/**
	 * Whether it could have a replica take over.
	 * @param replicas how many there are
	 * @param others how many other sentinels there are
	 * @return whether it has seen all of them at work
	 */
	boolean hasSeen(int replicas, int others) {
		RedisClient client = RedisClient.create();
		try {
			RedisSentinelCommands<String, String> sentinel = client
				.connectSentinel(RedisURI.create("redis://" + address()))
				.sync();
			List<Map<String, String>> found = sentinel.slaves("hotel");
			return found.size() == replicas && found.stream().allMatch(RedisSentinel::copies)
					&& Integer.toString(others).equals(sentinel.master("hotel").get("num-other-sentinels"));
		}
		finally {
			client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
		}
	}

	private static boolean copies(Map<String, String> replica) {
		return "slave".equals(replica.get("flags")) && "ok".equals(replica.get("master-link-status"));
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
