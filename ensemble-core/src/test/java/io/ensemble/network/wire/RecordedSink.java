package io.ensemble.network.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A socket whose sends end when the test says so.
 */
public final class RecordedSink implements FrameSink {

	public final List<String> sent = new ArrayList<>();

	public final List<Integer> closeCodes = new ArrayList<>();

	public int pings;

	private final boolean slow;

	private CompletableFuture<Void> sending = new CompletableFuture<>();

	private RecordedSink(boolean slow) {
		this.slow = slow;
	}

	public static RecordedSink fast() {
		return new RecordedSink(false);
	}

	public static RecordedSink slow() {
		return new RecordedSink(true);
	}

	@Override
	public CompletionStage<?> send(String text) {
		this.sent.add(text);
		this.sending = new CompletableFuture<>();
		if (!this.slow) {
			this.sending.complete(null);
		}
		return this.sending;
	}

	public void finishSend() {
		this.sending.complete(null);
	}

	public void breakSend() {
		this.sending.completeExceptionally(new IllegalStateException("broken pipe"));
	}

	@Override
	public CompletionStage<?> ping() {
		this.pings++;
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void close(int code, String reason) {
		this.closeCodes.add(code);
	}

}
