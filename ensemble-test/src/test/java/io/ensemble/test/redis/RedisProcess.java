package io.ensemble.test.redis;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisExecProvider;

/**
 * A Redis server of its own on a free port, that can be killed and started again.
 */
public final class RedisProcess implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Path directory;

	private final int port;

	private final List<String> options;

	private @Nullable Process process;

	public RedisProcess(Path directory, String... options) throws IOException {
		this.directory = directory;
		this.options = List.of(options);
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		start();
	}

	public int port() {
		return this.port;
	}

	public void start() throws IOException {
		File program = RedisExecProvider.defaultProvider().get();
		List<String> command = new ArrayList<>(List.of(program.getAbsolutePath(), "--port", Integer.toString(this.port),
				"--bind", "127.0.0.1", "--dir", this.directory.toString(), "--save", ""));
		command.addAll(this.options);
		this.process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("redis.log").toFile())
			.start();
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(this::answers);
	}

	/**
	 * End it as a power cut of the process would.
	 */
	public void kill() throws InterruptedException {
		Process running = Objects.requireNonNull(this.process);
		running.destroyForcibly();
		running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
	}

	private boolean answers() {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(1_000);
			socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
			return socket.getInputStream().read() == '+';
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() throws InterruptedException {
		kill();
	}

}
