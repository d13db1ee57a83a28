package io.ensemble.test.network;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

import io.ensemble.network.wire.FrameSink;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection in memory. Keeps what is sent before the other end is
 * there.
 */
final class StubPipe implements FrameSink {

	private final Queue<String> early = new ArrayDeque<>();

	private @Nullable Consumer<String> receiver;

	private ObjIntConsumer<String> closing = (reason, code) -> {
	};

	synchronized void connect(Consumer<String> receiver, ObjIntConsumer<String> closing) {
		this.closing = closing;
		String frame = this.early.poll();
		while (frame != null) {
			receiver.accept(frame);
			frame = this.early.poll();
		}
		this.receiver = receiver;
	}

	@Override
	public synchronized CompletionStage<?> send(String text) {
		Consumer<String> other = this.receiver;
		if (other != null) {
			other.accept(text);
		}
		else {
			this.early.add(text);
		}
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletionStage<?> ping() {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void close(int code, String reason) {
		this.closing.accept(reason, code);
	}

}
