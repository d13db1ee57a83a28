package io.ensemble.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.ensemble.test.redis.RedisProcess;

/**
 * A Redis that writes every command to its disk and evicts nothing.
 */
public final class RedisServer implements FaultStore {

	private final RedisProcess process;

	RedisServer(Path directory) {
		try {
			this.process = new RedisProcess(directory, "--appendonly", "yes", "--appendfsync", "everysec",
					"--maxmemory-policy", "noeviction");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public List<String> properties() {
		return properties(port());
	}

	@Override
	public List<String> properties(int port) {
		return List.of("ensemble.transport.type=redis", "ensemble.transport.redis.url=redis://127.0.0.1:" + port);
	}

	@Override
	public int port() {
		return this.process.port();
	}

	public void kill() {
		try {
			this.process.kill();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public void start() {
		try {
			this.process.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Let the server do something.
	 * @param command in the words of its command line
	 * @return the beginning of its answer
	 */
	public String tell(String command) {
		try (Socket socket = new Socket("127.0.0.1", port())) {
			socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
			byte[] answer = new byte[512];
			return new String(answer, 0, Math.max(0, socket.getInputStream().read(answer)), StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		kill();
	}

}
