package io.ensemble.autoconfigure.network.server;

import java.util.List;

import io.ensemble.network.server.MessageHandler;

/**
 * The handlers of the messages that every ensemble serves.
 *
 * @param handlers one per kind of message
 */
record PeerHandlers(List<MessageHandler<?>> handlers) {
}
