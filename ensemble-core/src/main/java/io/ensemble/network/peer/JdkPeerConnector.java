package io.ensemble.network.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.ensemble.network.wire.CloseCode;
import io.ensemble.network.wire.FrameSink;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Opens sockets with the client of the JDK. The next message is asked for when the one
 * before was dealt with, so that a fast peer waits rather than fills the memory.
 */
class JdkPeerConnector implements PeerConnector {

	private final Supplier<HttpClient> client;

	private final @Nullable String secret;

	/**
	 * Create a connector.
	 * @param executor runs what is received
	 * @param connectTimeout how long a connection may take
	 * @param secret the bearer token to show; {@code null} for none
	 */
	JdkPeerConnector(Executor executor, Duration connectTimeout, @Nullable String secret) {
		// A client brings the whole of TLS with it, which a service that only serves does
		// not need to start.
		this.client = SingletonSupplier.of(() -> HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(connectTimeout)
			.executor(executor)
			.build());
		this.secret = secret;
	}

	@Override
	public CompletionStage<?> connect(URI address, Duration timeout, PeerListener listener) {
		WebSocket.Builder builder = this.client.get().newWebSocketBuilder().connectTimeout(timeout);
		if (this.secret != null) {
			builder.header("Authorization", "Bearer " + this.secret);
		}
		return builder.buildAsync(address, new Adapter(listener));
	}

	/**
	 * The receiving side.
	 */
	private record Adapter(PeerListener listener) implements WebSocket.Listener {

		@Override
		public void onOpen(WebSocket socket) {
			this.listener.opened(new Sink(socket));
			socket.request(1);
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
			this.listener.received(part, last);
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
			this.listener.receivedBinary();
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
			this.listener.receivedPong();
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
			this.listener.receivedPong();
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			this.listener.closed(code, reason);
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			socket.abort();
			this.listener.closed(CloseCode.ABNORMAL, "the connection broke");
		}

	}

	/**
	 * The sending side.
	 */
	private record Sink(WebSocket socket) implements FrameSink {

		@Override
		public CompletionStage<?> send(String text) {
			return this.socket.sendText(text, true);
		}

		@Override
		public CompletionStage<?> ping() {
			return this.socket.sendPing(ByteBuffer.allocate(0));
		}

		@Override
		public void close(int code, String reason) {
			if (code == CloseCode.ABNORMAL) {
				this.socket.abort();
				return;
			}
			this.socket.sendClose(code, reason).whenComplete((sent, failure) -> this.socket.abort());
		}

	}

}
