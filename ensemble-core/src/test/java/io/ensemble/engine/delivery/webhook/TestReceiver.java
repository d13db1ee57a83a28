package io.ensemble.engine.delivery.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A receiver of webhooks on a real port that answers what the test says, byte for byte.
 */
public class TestReceiver implements AutoCloseable {

	public static final String OK = answer(200);

	/** Answer nothing and keep the connection open. */
	public static final String HANG = "";

	public final List<Received> received = new CopyOnWriteArrayList<>();

	public final List<Socket> connections = new CopyOnWriteArrayList<>();

	private final Queue<String> answers = new ConcurrentLinkedQueue<>();

	private final ServerSocket server;

	public TestReceiver() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread thread = new Thread(this::serve, "receiver");
		thread.setDaemon(true);
		thread.start();
	}

	public static String answer(int status, String... headers) {
		StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
		for (String header : headers) {
			answer.append(header).append("\r\n");
		}
		return answer.append("Content-Length: 0\r\n\r\n").toString();
	}

	public TestReceiver then(String answer) {
		this.answers.add(answer);
		return this;
	}

	public int port() {
		return this.server.getLocalPort();
	}

	public String url(String host) {
		return "http://" + host + ":" + port() + "/hook/t0ken?key=s3cret";
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.connections.add(socket);
				exchange(socket);
			}
			catch (IOException ex) {
				// The next connection tells whether the receiver is closed.
			}
		}
	}

	private void exchange(Socket socket) throws IOException {
		this.received.add(Received.read(new BufferedInputStream(socket.getInputStream())));
		String answer = this.answers.isEmpty() ? OK : this.answers.remove();
		if (!answer.equals(HANG)) {
			socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
			socket.close();
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.connections) {
			socket.close();
		}
	}

	/**
	 * What came.
	 *
	 * @param line the request line
	 * @param headers the headers, names in lower case
	 * @param body the body
	 */
	public record Received(String line, Map<String, String> headers, byte[] body) {

		static Received read(InputStream stream) throws IOException {
			String line = line(stream);
			Map<String, String> headers = new TreeMap<>();
			for (String header = line(stream); !header.isEmpty(); header = line(stream)) {
				String[] parts = header.split(": ", 2);
				headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
			}
			return new Received(line, headers,
					stream.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
		}

		private static String line(InputStream stream) throws IOException {
			StringBuilder line = new StringBuilder();
			int next = stream.read();
			while (next >= 0 && next != '\n') {
				line.append((char) next);
				next = stream.read();
			}
			return line.toString().stripTrailing();
		}

	}

}
