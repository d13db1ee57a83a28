package io.ensemble.autoconfigure.web.answer;

import java.io.IOException;

/**
 * The way to a client that listens to events. For one writing thread at a time.
 */
public interface EventSink {

	/**
	 * Send and flush. Blocks while the client is slow.
	 * @param text whole events or comments
	 * @throws IOException if the client is gone
	 */
	void write(String text) throws IOException;

	/**
	 * End the stream.
	 */
	void close();

	/**
	 * Be told when the stream ended, for whatever reason.
	 * @param action what to do; must not block
	 */
	void onClose(Runnable action);

}
