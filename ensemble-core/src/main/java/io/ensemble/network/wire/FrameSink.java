package io.ensemble.network.wire;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The sending side of a socket, as its library gives it. {@link Outbox} sees to it that
 * one frame is sent at a time.
 */
public interface FrameSink {

	/**
	 * Send one text message, at the latest with the next {@link #flush}. Not called again
	 * before the stage completes.
	 * @param text the message
	 * @return completes when the socket took it, fails if it is broken
	 */
	CompletionStage<?> send(String text);

	/**
	 * Send what was held back in order to send it together with what follows: nothing
	 * follows for now. Not called while something else is sent.
	 * @return completes when the socket took it, fails if it is broken
	 */
	default CompletionStage<?> flush() {
		return CompletableFuture.completedFuture(null);
	}

	/**
	 * Send a ping of the WebSocket protocol, which any peer answers by itself. Not called
	 * while something else is sent.
	 * @return completes when the socket took it, fails if it is broken
	 */
	CompletionStage<?> ping();

	/**
	 * Close the socket; returns at once, also while a send hangs, and does not fail.
	 * @param code the close code
	 * @param reason why, in at most 123 bytes of UTF-8
	 */
	void close(int code, String reason);

}
