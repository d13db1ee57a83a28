package io.ensemble.autoconfigure.network;

import java.util.Map;

import io.ensemble.autoconfigure.security.CallFacts;
import io.ensemble.autoconfigure.security.CallerDecision;
import io.ensemble.autoconfigure.security.CallerPolicy;
import io.ensemble.autoconfigure.web.access.ServletCallFacts;
import io.ensemble.network.server.PeerServer;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Decides before the upgrade who may connect, by the same policy as for HTTP, and
 * remembers who it is.
 */
class CallerHandshakeInterceptor implements HandshakeInterceptor {

	/** The session attribute that holds the caller. */
	static final String CALLER = "ensemble.caller";

	/** The session attribute that holds the caller and its address. */
	static final String SOURCE = "ensemble.source";

	private final CallerPolicy policy;

	private final AllowedOrigins origins;

	private final PeerServer server;

	CallerHandshakeInterceptor(CallerPolicy policy, AllowedOrigins origins, PeerServer server) {
		this.policy = policy;
		this.origins = origins;
		this.server = server;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) {
		HttpStatus refusal = refusal((ServletServerHttpRequest) request, attributes);
		if (refusal != null) {
			response.setStatusCode(refusal);
		}
		return refusal == null;
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

	private @Nullable HttpStatus refusal(ServletServerHttpRequest request, Map<String, Object> attributes) {
		CallFacts facts = ServletCallFacts.of(request.getServletRequest());
		if (!this.origins.allow(facts.origin(), facts.host())) {
			return HttpStatus.FORBIDDEN;
		}
		CallerDecision decision = this.policy.toRead(facts);
		if (decision instanceof CallerDecision.Granted granted) {
			String source = granted.caller() + " at " + facts.remoteAddress();
			attributes.put(CALLER, granted.caller());
			attributes.put(SOURCE, source);
			return overLimit(source);
		}
		CallerDecision.Reason reason = ((CallerDecision.Denied) decision).reason();
		return (reason != CallerDecision.Reason.UNAUTHENTICATED) ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED;
	}

	private @Nullable HttpStatus overLimit(String source) {
		if (!this.server.hasRoom()) {
			return HttpStatus.SERVICE_UNAVAILABLE;
		}
		return this.server.hasRoomFor(source) ? null : HttpStatus.TOO_MANY_REQUESTS;
	}

}
