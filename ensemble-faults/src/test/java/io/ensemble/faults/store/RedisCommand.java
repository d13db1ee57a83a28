package io.ensemble.faults.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One command to a Redis, as an operator would type it.
 */
final class RedisCommand {

	private RedisCommand() {
	}

	static void send(int port, String command) {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
			socket.getInputStream().read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
