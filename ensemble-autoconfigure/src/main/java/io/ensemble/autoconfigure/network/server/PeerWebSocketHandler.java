package io.ensemble.autoconfigure.network.server;

import java.util.concurrent.Executor;

import io.ensemble.engine.thread.LogContext;
import io.ensemble.network.server.PeerServer;
import io.ensemble.network.server.PeerSession;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Passes what the container receives on to the ensemble. Takes messages in parts, so that
 * the container needs no buffer for a whole one.
 */
class PeerWebSocketHandler extends AbstractWebSocketHandler {

	private static final String SESSION = "ensemble.session";

	// Tomcat's name for how long a close frame other than 1000 waits for a slow reader;
	// its default of 50 ms ends before the reason gets through. Others ignore it.
	private static final String CLOSE_TIMEOUT = "org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT";

	private static final long CLOSE_MILLIS = 10_000;

	// Tomcat's name for how long a send may block. The outbox gives up earlier, with a
	// code that tells the reader why.
	private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

	private static final long SEND_MILLIS = 60_000;

	private final PeerServer server;

	private final LogContext logContext;

	private final Executor blockingSends;

	PeerWebSocketHandler(PeerServer server, LogContext logContext, Executor blockingSends) {
		this.server = server;
		this.logContext = logContext;
		this.blockingSends = blockingSends;
	}

	@Override
	public boolean supportsPartialMessages() {
		return true;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		Session container = ((NativeWebSocketSession) session).getNativeSession(Session.class);
		if (container == null) {
			throw new IllegalStateException("The container has no session of the Jakarta WebSocket API");
		}
		container.getUserProperties().put(CLOSE_TIMEOUT, CLOSE_MILLIS);
		container.getUserProperties().put(SEND_TIMEOUT, SEND_MILLIS);
		String caller = String.valueOf(session.getAttributes().get(CallerHandshakeInterceptor.CALLER));
		String source = String.valueOf(session.getAttributes().get(CallerHandshakeInterceptor.SOURCE));
		session.getAttributes()
			.put(SESSION, this.server.open(caller, source, new SessionSink(container, this.blockingSends)));
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		try (MDC.MDCCloseable context = this.logContext.open()) {
			of(session).received(message.getPayload(), message.isLast());
		}
	}

	@Override
	protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
		of(session).receivedBinary();
	}

	@Override
	protected void handlePongMessage(WebSocketSession session, PongMessage message) {
		of(session).receivedPong();
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		PeerSession peer = find(session);
		if (peer != null) {
			peer.closed();
		}
	}

	private static PeerSession of(WebSocketSession session) {
		PeerSession peer = find(session);
		if (peer == null) {
			throw new IllegalStateException("The connection is not open yet");
		}
		return peer;
	}

	private static @Nullable PeerSession find(WebSocketSession session) {
		return (PeerSession) session.getAttributes().get(SESSION);
	}

}
