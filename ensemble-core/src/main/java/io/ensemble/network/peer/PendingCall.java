package io.ensemble.network.peer;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.ensemble.protocol.message.Message;

/**
 * A request that waits for its answer, over as many connections as that takes. Guarded by
 * the lock of {@link PendingCalls}.
 */
final class PendingCall {

	private final String requestId;

	private final String frame;

	private final Consumer<Message> news;

	private final CompletableFuture<Message> answer = new CompletableFuture<>();

	private boolean sent;

	private boolean asked;

	private boolean accepted;

	private int losses;

	PendingCall(String requestId, String frame, Consumer<Message> news) {
		this.requestId = requestId;
		this.frame = frame;
		this.news = news;
	}

	String requestId() {
		return this.requestId;
	}

	String frame() {
		return this.frame;
	}

	Consumer<Message> news() {
		return this.news;
	}

	CompletableFuture<Message> answer() {
		return this.answer;
	}

	boolean isSent() {
		return this.sent;
	}

	/**
	 * Whether the peer may have seen the request.
	 * @return {@code false} if it was never sent
	 */
	boolean isAsked() {
		return this.asked;
	}

	/**
	 * How often the connection broke before the peer said that it took the call.
	 * @return 0 once it did
	 */
	int losses() {
		return this.losses;
	}

	void markSent() {
		this.sent = true;
		this.asked = true;
	}

	void markAccepted() {
		this.accepted = true;
		this.losses = 0;
	}

	/**
	 * The connection is gone. Unless the peer said that it took the call, nobody knows
	 * whether it ever came to it.
	 */
	void markLost() {
		if (this.sent && !this.accepted) {
			this.losses++;
		}
		this.sent = this.accepted;
	}

}
