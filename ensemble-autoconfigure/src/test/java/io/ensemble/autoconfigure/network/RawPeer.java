package io.ensemble.autoconfigure.network;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A peer that says whatever the test wants.
 */
final class RawPeer implements WebSocket.Listener {

	final CompletableFuture<Integer> closeCode = new CompletableFuture<>();

	private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

	private final StringBuilder part = new StringBuilder();

	private final WebSocket socket;

	RawPeer(int port, String... headers) {
		WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
		for (int i = 0; i < headers.length; i += 2) {
			builder.header(headers[i], headers[i + 1]);
		}
		this.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this).join();
	}

	RawPeer send(String text) {
		this.socket.sendText(text, true).join();
		return this;
	}

	void sendBinary() {
		this.socket.sendBinary(ByteBuffer.wrap(new byte[8]), true).join();
	}

	/**
	 * The next message of a type; others are skipped.
	 * @param type the type
	 * @return the message
	 */
	String next(String type) {
		try {
			String message = this.received.poll(10, TimeUnit.SECONDS);
			while (message != null && !message.contains("\"type\":\"" + type + "\"")) {
				message = this.received.poll(10, TimeUnit.SECONDS);
			}
			return message;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.part.append(data);
		if (last) {
			this.received.add(this.part.toString());
			this.part.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.closeCode.completeExceptionally(error);
	}

	@Override
	public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.closeCode.complete(statusCode);
		return null;
	}

}
