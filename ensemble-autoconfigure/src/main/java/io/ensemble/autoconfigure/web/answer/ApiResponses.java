package io.ensemble.autoconfigure.web.answer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.problem.ApiErrors;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.protocol.http.Problem;
import io.ensemble.time.Timers;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Writes answers: bytes of our own codec, never through the message converters of the
 * application.
 */
public final class ApiResponses {

	private static final String JSON = "application/json";

	private static final Duration SLACK = Duration.ofMinutes(1);

	private final HttpJson json;

	private final Timers timers;

	private final Duration patience;

	/**
	 * Write with a codec.
	 * @param json the codec
	 * @param timers gives up on answers that do not come
	 * @param patience how long an answer may take
	 */
	public ApiResponses(HttpJson json, Timers timers, Duration patience) {
		this.json = json;
		this.timers = timers;
		this.patience = patience;
	}

	/**
	 * Write an answer once it is there, or that it took too long.
	 * @param request the call
	 * @param answer the answer; its failure is a problem
	 * @return the response
	 */
	public ServerResponse write(ServerRequest request, CompletionStage<? extends ApiAnswer> answer) {
		CompletableFuture<ServerResponse> response = answer.<ServerResponse>thenApply((now) -> write(request, now))
			.exceptionally((failure) -> failed(request, failure))
			.toCompletableFuture();
		if (response.isDone()) {
			return response.join();
		}
		Timers.Timer timer = this.timers.schedule(this.patience,
				() -> response.complete(write(request, ApiAnswer.problem(ApiErrors.unavailable()))));
		response.whenComplete((done, failure) -> timer.cancel());
		return ServerResponse.async(response, this.patience.plus(SLACK));
	}

	/**
	 * Write why there is no answer.
	 * @param request the call
	 * @param failure the reason
	 * @return the response
	 */
	public ServerResponse failed(ServerRequest request, Throwable failure) {
		return write(request, ApiAnswer.problem(ApiErrors.problem(failure)));
	}

	private ServerResponse write(ServerRequest request, ApiAnswer answer) {
		if (answer instanceof ApiAnswer.Events events) {
			return stream(events);
		}
		if (answer instanceof ApiAnswer.Json document) {
			return write(HttpStatus.OK.value(), new HttpHeaders(), document.tree().toString(), JSON);
		}
		ApiAnswer.Body body = (ApiAnswer.Body) answer;
		return (body.body() instanceof Problem problem)
				? write(body.status(), body.headers(), locate(problem, request), Problem.MEDIA_TYPE)
				: write(body.status(), body.headers(), this.json.write(body.body()), JSON);
	}

	private static ServerResponse stream(ApiAnswer.Events events) {
		return ServerResponse.ok()
			.header(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.build((request, response) -> {
				events.events().accept(ServletEventSink.open(request, response));
				return null;
			});
	}

	private String locate(Problem problem, ServerRequest request) {
		String instance = (problem.instance() != null) ? problem.instance() : request.requestPath().value();
		return this.json.write(problem.at(instance, problem.requestId()));
	}

	private static ServerResponse write(int status, HttpHeaders further, String text, String mediaType) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return ServerResponse.status(status)
			.headers((headers) -> headers.addAll(further))
			.header(HttpHeaders.CONTENT_TYPE, mediaType)
			.header(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length))
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header("X-Content-Type-Options", "nosniff")
			.build((request, response) -> {
				response.getOutputStream().write(bytes);
				return null;
			});
	}

}
