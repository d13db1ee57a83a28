package io.ensemble.autoconfigure.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.ensemble.network.wire.CloseCode;
import io.ensemble.network.wire.FrameSink;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;

/**
 * The sending side of a connection, without blocking as far as the container offers that.
 *
 * @param session the container's session
 * @param blocking runs what blocks
 */
record SessionSink(Session session, Executor blocking) implements FrameSink {

	@Override
	public CompletionStage<?> send(String text) {
		CompletableFuture<Void> sent = new CompletableFuture<>();
		this.session.getAsyncRemote().sendText(text, (result) -> {
			if (result.isOK()) {
				sent.complete(null);
			}
			else {
				sent.completeExceptionally(result.getException());
			}
		});
		return sent;
	}

	@Override
	public CompletionStage<?> ping() {
		return CompletableFuture.runAsync(() -> {
			try {
				this.session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}, this.blocking);
	}

	@Override
	public void close(int code, String reason) {
		this.blocking.execute(() -> {
			try {
				this.session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(sendable(code)), reason));
			}
			catch (IOException ex) {
				// The connection is gone, which is what was wanted.
			}
		});
	}

	private static int sendable(int code) {
		return (code != CloseCode.ABNORMAL) ? code : CloseCode.GOING_AWAY;
	}

}
