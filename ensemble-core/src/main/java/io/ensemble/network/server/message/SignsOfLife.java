package io.ensemble.network.server.message;

import java.util.List;
import java.util.function.BiConsumer;

import io.ensemble.network.server.MessageHandler;
import io.ensemble.network.server.PeerSession;
import io.ensemble.protocol.message.ConnectionMessage.Heartbeat;
import io.ensemble.protocol.message.ConnectionMessage.Ping;
import io.ensemble.protocol.message.ConnectionMessage.Pong;
import io.ensemble.protocol.message.Message;

/**
 * The messages that say nothing but that the other end is there. A ping is answered.
 */
public final class SignsOfLife {

	private SignsOfLife() {
	}

	/**
	 * The handlers.
	 * @return one for ping, pong and heartbeat each
	 */
	public static List<MessageHandler<?>> handlers() {
		return List.of(on(Ping.class, (ping, session) -> session.send(new Pong())), on(Pong.class, (pong, session) -> {
		}), on(Heartbeat.class, (heartbeat, session) -> {
		}));
	}

	private static <M extends Message> MessageHandler<M> on(Class<M> type, BiConsumer<M, PeerSession> action) {
		return new MessageHandler<>() {

			@Override
			public Class<M> type() {
				return type;
			}

			@Override
			public void handle(M message, PeerSession session) {
				action.accept(message, session);
			}

		};
	}

}
