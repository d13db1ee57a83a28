package io.ensemble.autoconfigure.network;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * A WebSocket client down to its bytes, for what no decent client sends, and that reads
 * when the test says so.
 */
final class RawSocket implements AutoCloseable {

	static final int TEXT = 1;

	static final int CLOSE = 8;

	private static final int READ_TIMEOUT = 20_000;

	private static final int RECEIVE_BUFFER = 64 << 10;

	private final Socket socket = new Socket();

	private final DataInputStream in;

	private final String response;

	RawSocket(int port, String... headers) {
		try {
			this.socket.setReceiveBufferSize(RECEIVE_BUFFER);
			this.socket.setSoTimeout(READ_TIMEOUT);
			this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			this.in = new DataInputStream(new BufferedInputStream(this.socket.getInputStream()));
			boolean named = Stream.of(headers).anyMatch((header) -> header.startsWith("Host:"));
			StringBuilder request = new StringBuilder("GET /ws HTTP/1.1\r\n")
				.append(named ? "" : "Host: localhost:" + port + "\r\n")
				.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
				.append("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
			for (String header : headers) {
				request.append(header).append("\r\n");
			}
			write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
			this.response = head();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the server answered to the handshake.
	 * @return status line and headers
	 */
	String response() {
		return this.response;
	}

	int status() {
		return Integer.parseInt(this.response.split(" ")[1]);
	}

	/**
	 * What the server says instead of an upgrade.
	 * @return the body of its answer
	 */
	String refusal() {
		int length = Integer.parseInt(this.response.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
		try {
			return new String(this.in.readNBytes(length), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void send(String text) {
		send(true, TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	void send(boolean last, int opcode, byte[] payload) {
		byte[] frame = frame(last, opcode, payload);
		System.arraycopy(payload, 0, frame, frame.length - payload.length, payload.length);
		write(frame);
	}

	void write(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
			this.socket.getOutputStream().flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read on to the next message of a type.
	 * @param type the type
	 * @return the message
	 */
	String next(String type) {
		Frame frame = read();
		while (!frame.text().contains("\"type\":\"" + type + "\"")) {
			if (frame.opcode() == CLOSE) {
				throw new IllegalStateException("Closed with " + frame.closeCode());
			}
			frame = read();
		}
		return frame.text();
	}

	/**
	 * Read on to the end.
	 * @return the close code
	 */
	int closeCode() {
		Frame frame = read();
		while (frame.opcode() != CLOSE) {
			frame = read();
		}
		return frame.closeCode();
	}

	/**
	 * Read the next message, whole, or the close frame that comes in the middle of it.
	 * @return the message
	 */
	Frame read() {
		try {
			int opcode = 0;
			boolean last = false;
			ByteArrayOutputStream message = new ByteArrayOutputStream();
			while (!last) {
				int first = this.in.readUnsignedByte();
				int part = first & 0xF;
				byte[] payload = payload();
				if (part == CLOSE) {
					return new Frame(CLOSE, payload);
				}
				if (part < CLOSE) {
					opcode = (part != 0) ? part : opcode;
					message.write(payload);
					last = first >= 0x80;
				}
			}
			return new Frame(opcode, message.toByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] payload() throws IOException {
		long length = this.in.readUnsignedByte();
		if (length == 126) {
			length = this.in.readUnsignedShort();
		}
		else if (length == 127) {
			length = this.in.readLong();
		}
		return this.in.readNBytes((int) length);
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Masked with zeros, which leave the payload as it is.
	private static byte[] frame(boolean last, int opcode, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
		frame.put((byte) ((last ? 0x80 : 0) | opcode));
		if (payload.length < 126) {
			frame.put((byte) (0x80 | payload.length));
		}
		else if (payload.length < 1 << 16) {
			frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
		}
		else {
			frame.put((byte) (0x80 | 127)).putLong(payload.length);
		}
		frame.putInt(0);
		byte[] bytes = new byte[frame.position() + payload.length];
		frame.flip().get(bytes, 0, frame.limit());
		return bytes;
	}

	private String head() throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
			head.write(this.in.readUnsignedByte());
		}
		return head.toString(StandardCharsets.US_ASCII);
	}

	record Frame(int opcode, byte[] payload) {

		String text() {
			return (this.opcode == TEXT) ? new String(this.payload, StandardCharsets.UTF_8) : "";
		}

		int closeCode() {
			return ((this.payload[0] & 0xFF) << 8) | (this.payload[1] & 0xFF);
		}

	}

}
