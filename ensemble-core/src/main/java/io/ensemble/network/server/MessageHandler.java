package io.ensemble.network.server;

import io.ensemble.protocol.message.Message;

/**
 * Deals with one kind of message from peers and browsers.
 *
 * @param <M> the kind
 */
public interface MessageHandler<M extends Message> {

	/**
	 * Which kind this is.
	 * @return the type of the message
	 */
	Class<M> type();

	/**
	 * Deal with a message. Called in the order in which messages came on a connection, on
	 * its thread; must not block.
	 * @param message the message
	 * @param session the connection that it came on
	 */
	void handle(M message, PeerSession session);

}
