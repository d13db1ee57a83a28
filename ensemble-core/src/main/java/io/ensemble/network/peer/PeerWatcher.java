package io.ensemble.network.peer;

import io.ensemble.protocol.message.Message;

/**
 * Is told what peers say that answers no call, and when they are gone. Must not block.
 */
public interface PeerWatcher {

	/**
	 * A peer said something: its greeting, its capacity, its goodbye.
	 * @param peer its name
	 * @param message the message
	 */
	void received(String peer, Message message);

	/**
	 * The connection to a peer broke or closed. Told under the lock of that connection,
	 * which therefore must not be called.
	 * @param peer its name
	 */
	void disconnected(String peer);

}
