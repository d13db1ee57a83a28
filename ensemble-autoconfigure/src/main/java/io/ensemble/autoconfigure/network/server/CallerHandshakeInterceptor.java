package io.ensemble.autoconfigure.network.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.ensemble.autoconfigure.security.CallFacts;
import io.ensemble.autoconfigure.security.CallerDecision;
import io.ensemble.autoconfigure.security.CallerPolicy;
import io.ensemble.autoconfigure.web.access.AccessGuard;
import io.ensemble.autoconfigure.web.access.ServletCallFacts;
import io.ensemble.autoconfigure.web.answer.ApiAnswer;
import io.ensemble.autoconfigure.web.problem.ProblemException;
import io.ensemble.network.server.PeerServer;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.protocol.http.Problem;
import io.ensemble.protocol.http.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Decides before the upgrade who may connect, by the same policy and in the same words as
 * for HTTP, and remembers who it is.
 */
class CallerHandshakeInterceptor implements HandshakeInterceptor {

	/** The session attribute that holds the caller. */
	static final String CALLER = "ensemble.caller";

	/** The session attribute that holds the caller and its address. */
	static final String SOURCE = "ensemble.source";

	private final CallerPolicy policy;

	private final AllowedOrigins origins;

	private final PeerServer server;

	private final HttpJson json;

	CallerHandshakeInterceptor(CallerPolicy policy, AllowedOrigins origins, PeerServer server, HttpJson json) {
		this.policy = policy;
		this.origins = origins;
		this.server = server;
		this.json = json;
	}

	@Override
	public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			Map<String, Object> attributes) throws IOException {
		try {
			HttpStatus full = full(admit((ServletServerHttpRequest) request, attributes));
			if (full != null) {
				response.setStatusCode(full);
			}
			return full == null;
		}
		catch (ProblemException ex) {
			write(ex.getProblem().at(request.getURI().getPath(), null), response);
			return false;
		}
	}

	@Override
	public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
			@Nullable Exception failure) {
	}

	private String admit(ServletServerHttpRequest request, Map<String, Object> attributes) {
		CallFacts facts = ServletCallFacts.of(request.getServletRequest());
		if (!this.origins.allow(facts.origin(), facts.host())) {
			throw new ProblemException(ProblemType.FORBIDDEN, "pages of this origin may not connect");
		}
		CallerDecision decision = this.policy.toRead(facts);
		if (decision instanceof CallerDecision.Denied denied) {
			throw AccessGuard.refusal(denied.reason());
		}
		String caller = ((CallerDecision.Granted) decision).caller();
		String source = caller + " at " + facts.remoteAddress();
		attributes.put(CALLER, caller);
		attributes.put(SOURCE, source);
		return source;
	}

	private @Nullable HttpStatus full(String source) {
		if (!this.server.hasRoom()) {
			return HttpStatus.SERVICE_UNAVAILABLE;
		}
		return this.server.hasRoomFor(source) ? null : HttpStatus.TOO_MANY_REQUESTS;
	}

	private void write(Problem problem, ServerHttpResponse response) throws IOException {
		ApiAnswer.Body answer = ApiAnswer.problem(problem);
		byte[] body = this.json.write(problem).getBytes(StandardCharsets.UTF_8);
		response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
		response.getHeaders().addAll(answer.headers());
		response.getHeaders().setContentType(MediaType.valueOf(Problem.MEDIA_TYPE));
		response.getHeaders().setContentLength(body.length);
		response.getBody().write(body);
	}

}
