package io.ensemble.network.peer;

import io.ensemble.network.wire.FrameSink;

/**
 * Is told what happens on a socket, by one thread at a time.
 */
public interface PeerListener {

	/**
	 * The socket is open; nothing was received before.
	 * @param sink its sending side
	 */
	void opened(FrameSink sink);

	/**
	 * Text came.
	 * @param part a message or a part of one
	 * @param last whether the message ends with it
	 */
	void received(CharSequence part, boolean last);

	/**
	 * Something came that is not text.
	 */
	void receivedBinary();

	/**
	 * A sign of life came.
	 */
	void receivedPong();

	/**
	 * The socket closed or broke; nothing follows.
	 * @param code the close code
	 * @param reason why
	 */
	void closed(int code, String reason);

}
