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
			handle(known.message(), frame, session);
		}
		else if (decoded instanceof Decoded.Malformed malformed) {
			logger.debug("{} sent what cannot be read: {}", session, malformed.detail());
			refuse(malformed.type(), malformed.requestId(), malformed.code(), malformed.detail(), session);
		}
		else if (decoded instanceof Decoded.Unknown unknown) {
			logger.debug("{} sent a message of the unknown type {}", session, LogText.of(unknown.type()));
			unserved(unknown, session);
		}
	}

	@SuppressWarnings("unchecked")
	private <M extends Message> void handle(M message, String frame, PeerSession session) {
		MessageHandler<M> handler = (MessageHandler<M>) this.handlers.get(message.getClass());
		if (message instanceof ConnectionMessage.Error error && handler == null) {
			logger.warn("{} reports {}: {}", session, LogText.of(error.code()), LogText.of(error.message()));
			return;
		}
		if (handler == null) {
			unserved(this.codec.untaken(frame), session);
			return;
		}
		try {
			handler.handle(message, session);
		}
		catch (RuntimeException ex) {
			logger.error("A {} of {} could not be handled", message.getClass().getSimpleName(), session, ex);
			Decoded.Unknown untaken = this.codec.untaken(frame);
			refuse(untaken.type(), untaken.requestId(), ErrorCode.INTERNAL, "The message was not handled", session);
		}
	}

	private static void unserved(Decoded.Unknown message, PeerSession session) {
		String type = Limits.isName(message.type()) ? message.type() : "This type of message";
		session.send(new ConnectionMessage.Error(id(message.requestId()), ConnectionMessage.Error.UNSUPPORTED,
				type + " is not served"));
	}

	private static void refuse(@Nullable String type, @Nullable String requestId, ErrorCode code, String detail,
			PeerSession session) {
		String request = id(requestId);
		if (request != null && "task_request".equals(type)) {
			session.send(WorkAnswers.taskRefused(request, code, detail, null));
		}
		else if (request != null && "tool_request".equals(type)) {
			session.send(WorkAnswers.toolRefused(request, code, detail, null));
		}
		else if (!"error".equals(type)) {
			session.send(new ConnectionMessage.Error(request, code.name(), detail));
		}
	}

	private static @Nullable String id(@Nullable String requestId) {
		return Limits.isId(requestId) ? requestId : null;
	}

}
