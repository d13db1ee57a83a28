package io.ensemble.faults.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
		ask(port, command);
	}

	static long number(int port, String command) {
		return Long.parseLong(ask(port, command).substring(1));
	}

	// Nothing is said by a server that ends.
	private static String ask(int port, String command) {
		try (Socket socket = new Socket("127.0.0.1", port);
				BufferedReader answer = new BufferedReader(
						new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
			socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
			return String.valueOf(answer.readLine());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
