package io.ensemble.network.server;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import io.ensemble.protocol.Decoded;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.WorkAnswers;
import io.ensemble.protocol.message.ConnectionMessage;
import io.ensemble.protocol.message.Message;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Limits;
import io.ensemble.work.LogText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads frames and hands each message to its handler. What cannot be read is answered
 * where an answer helps its sender; an error is never answered.
 */
class MessageDispatch {

	private static final Logger logger = LoggerFactory.getLogger(MessageDispatch.class);

	private final MessageCodec codec;

	private final Map<Class<?>, MessageHandler<?>> handlers = new HashMap<>();

	MessageDispatch(MessageCodec codec, Collection<? extends MessageHandler<?>> handlers) {
		this.codec = codec;
		handlers.forEach((handler) -> this.handlers.put(handler.type(), handler));
	}

	void dispatch(String frame, PeerSession session) {
		Decoded decoded = this.codec.decode(frame);
		if (decoded instanceof Decoded.Known known) {
			handle(known.message(), session);
		}
		else if (decoded instanceof Decoded.Malformed malformed) {
			refuse(malformed, session);
		}
		else if (decoded instanceof Decoded.Unknown unknown) {
			logger.debug("{} sent a message of the unknown type {}", session, LogText.of(unknown.type()));
			session.send(new ConnectionMessage.Error(null, ConnectionMessage.Error.UNSUPPORTED,
					"This type of message is not known here"));
		}
	}

	@SuppressWarnings("unchecked")
	private <M extends Message> void handle(M message, PeerSession session) {
		MessageHandler<M> handler = (MessageHandler<M>) this.handlers.get(message.getClass());
		if (handler == null) {
			unserved(message, session);
			return;
		}
		try {
			handler.handle(message, session);
		}
		catch (RuntimeException ex) {
			logger.error("A {} of {} could not be handled", message.getClass().getSimpleName(), session, ex);
			session.send(new ConnectionMessage.Error(null, ErrorCode.INTERNAL.name(), "The message was not handled"));
		}
	}

	private void unserved(Message message, PeerSession session) {
		if (message instanceof ConnectionMessage.Error error) {
			logger.warn("{} reports {}: {}", session, LogText.of(error.code()), LogText.of(error.message()));
			return;
		}
		session.send(new ConnectionMessage.Error(null, ConnectionMessage.Error.UNSUPPORTED,
				"This type of message is not served here"));
	}

	private void refuse(Decoded.Malformed malformed, PeerSession session) {
		logger.debug("{} sent what cannot be read: {}", session, malformed.detail());
		Message answer = answer(malformed);
		if (answer != null) {
			session.send(answer);
		}
	}

	private static @Nullable Message answer(Decoded.Malformed malformed) {
		String type = (malformed.type() != null) ? malformed.type() : "";
		String requestId = Limits.isId(malformed.requestId()) ? malformed.requestId() : null;
		if (type.equals("error")) {
			return null;
		}
		if (requestId != null && type.equals("task_request")) {
			return WorkAnswers.taskRefused(requestId, malformed.code(), malformed.detail(), null);
		}
		if (requestId != null && type.equals("tool_request")) {
			return WorkAnswers.toolRefused(requestId, malformed.code(), malformed.detail(), null);
		}
		return new ConnectionMessage.Error(requestId, malformed.code().name(), malformed.detail());
	}

}
