package io.ensemble.autoconfigure.network.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import io.ensemble.network.wire.CloseCode;
import io.ensemble.network.wire.FrameSink;
import io.ensemble.network.wire.Utf8;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of a connection. Sends block, on a thread that nobody else waits for:
 * it sends whatever waits, in as few packets as it fits in, and goes. The container's
 * asynchronous sends would hand each single one to another thread.
 */
final class SessionSink implements FrameSink {

	private static final CompletionStage<?> SENT = CompletableFuture.completedFuture(null);

	// The size of Tomcat's own buffer for what is sent together.
	private static final int BUFFER = 8192;

	private static final int FRAME_HEADER = 14;

	private final Session session;

	private final RemoteEndpoint.Basic remote;

	private final Executor blocking;

	private final AtomicReference<@Nullable Thread> sender = new AtomicReference<>();

	private long heldBack;

	/**
	 * Send on a session.
	 * @param session the container's session
	 * @param blocking runs what blocks
	 */
	SessionSink(Session session, Executor blocking) {
		this.session = session;
		this.remote = session.getBasicRemote();
		this.blocking = blocking;
	}

	@Override
	public CompletionStage<?> send(String text) {
		return perform(() -> {
			long size = Utf8.length(text) + FRAME_HEADER;
			if (this.heldBack + size > BUFFER) {
				sendHeldBack();
			}
			if (size <= BUFFER) {
				this.remote.setBatchingAllowed(true);
				this.heldBack += size;
			}
			this.remote.sendText(text);
		});
	}

	@Override
	public CompletionStage<?> flush() {
		return perform(this::sendHeldBack);
	}

	// The container holds nothing back while it waits for the reader: it could not send
	// the close frame to one that does not read any more.
	private void sendHeldBack() throws IOException {
		this.heldBack = 0;
		this.remote.setBatchingAllowed(false);
	}

	@Override
	public CompletionStage<?> ping() {
		return perform(() -> {
			sendHeldBack();
			this.remote.sendPing(ByteBuffer.allocate(0));
		});
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

	private CompletionStage<?> perform(Step step) {
		if (this.sender.get() == Thread.currentThread()) {
			return now(step);
		}
		CompletableFuture<@Nullable Object> sent = new CompletableFuture<>();
		this.blocking.execute(() -> asSender(step, sent));
		return sent;
	}

	// Whoever waits for the step takes the next one on this thread.
	private void asSender(Step step, CompletableFuture<@Nullable Object> sent) {
		Thread self = Thread.currentThread();
		this.sender.set(self);
		try {
			step.perform();
			sent.complete(null);
		}
		catch (IOException | RuntimeException ex) {
			sent.completeExceptionally(ex);
		}
		finally {
			this.sender.compareAndSet(self, null);
		}
	}

	private static CompletionStage<?> now(Step step) {
		try {
			step.perform();
			return SENT;
		}
		catch (IOException | RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static int sendable(int code) {
		return (code != CloseCode.ABNORMAL) ? code : CloseCode.GOING_AWAY;
	}

	/**
	 * Something that blocks until the socket took it.
	 */
	private interface Step {

		void perform() throws IOException;

	}

}
