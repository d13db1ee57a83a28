package io.ensemble.autoconfigure.web.answer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.protocol.http.HttpBody;
import io.ensemble.protocol.http.Problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * What a call is answered.
 */
public sealed interface ApiAnswer {

	/**
	 * Answer with a body.
	 * @param status the status
	 * @param body the body
	 * @return the answer
	 */
	static Body of(HttpStatus status, HttpBody body) {
		return new Body(status.value(), new HttpHeaders(), body);
	}

	/**
	 * Answer {@code 200} with a body.
	 * @param body the body
	 * @return the answer
	 */
	static Body ok(HttpBody body) {
		return of(HttpStatus.OK, body);
	}

	/**
	 * Answer with a problem.
	 * @param problem the problem
	 * @return the answer with the status of the problem
	 */
	static Body problem(Problem problem) {
		Body answer = new Body(problem.status(), new HttpHeaders(), problem);
		if (problem.retryAfter() != null) {
			answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfter().toString());
		}
		if (problem.status() == HttpStatus.UNAUTHORIZED.value()) {
			answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"ensemble\"");
		}
		return answer;
	}

	/**
	 * Answer at once.
	 * @return a stage that is complete
	 */
	default CompletionStage<ApiAnswer> now() {
		return CompletableFuture.completedFuture(this);
	}

	/**
	 * A body.
	 *
	 * @param status the HTTP status
	 * @param headers further headers
	 * @param body the body
	 */
	record Body(int status, HttpHeaders headers, HttpBody body) implements ApiAnswer {

		/**
		 * Add a header.
		 * @param name its name
		 * @param value its value
		 * @return this answer
		 */
		public Body header(String name, String value) {
			this.headers.set(name, value);
			return this;
		}

	}

	/**
	 * Any JSON, as it is.
	 *
	 * @param tree the JSON
	 */
	record Json(JsonNode tree) implements ApiAnswer {
	}

	/**
	 * Events, until the consumer closes the stream.
	 *
	 * @param events is given the open stream
	 */
	record Events(Consumer<EventSink> events) implements ApiAnswer {
	}

}
