package io.ensemble.autoconfigure.web.route;

import java.util.Map;

import io.ensemble.autoconfigure.web.access.AccessGuard;
import io.ensemble.autoconfigure.web.answer.ApiResponses;
import io.ensemble.engine.thread.LogContext;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.time.Timers;
import org.slf4j.MDC;

import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What every call passes on its way to its handler and back: the log context, the access
 * rules, the limits of its body, and the translation of failures. No failure leaves it,
 * so that the application's own error handling never sees one of ours.
 */
public final class ApiGate {

	private final LogContext logContext;

	private final AccessGuard guard;

	private final RequestBodies bodies;

	private final ApiResponses responses;

	/**
	 * Create the gate.
	 * @param logContext names the ensemble in the log
	 * @param guard decides who may call
	 * @param limits sizes and times
	 * @param json writes answers
	 * @param timers gives up on answers that do not come
	 */
	public ApiGate(LogContext logContext, AccessGuard guard, ApiLimits limits, HttpJson json, Timers timers) {
		this.logContext = logContext;
		this.guard = guard;
		this.bodies = new RequestBodies(limits.maxBody());
		this.responses = new ApiResponses(json, timers, limits.patience());
	}

	ServerResponse handle(ServerRequest request, ApiEndpoint endpoint, Map<String, String> variables) {
		try (MDC.MDCCloseable context = this.logContext.open()) {
			String caller = this.guard.caller(request.servletRequest(), endpoint.access());
			byte[] body = this.bodies.read(request.servletRequest());
			ApiRequest call = new ApiRequest(request, caller, variables, body);
			return this.responses.write(request, endpoint.handler().handle(call));
		}
		catch (Exception ex) {
			return this.responses.failed(request, ex);
		}
	}

}
