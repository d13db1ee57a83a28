package io.ensemble.autoconfigure.engine;

import java.net.ConnectException;
import java.util.stream.Stream;

import io.ensemble.capability.failure.TransientFailures;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.retry.NonTransientAiException;
import org.springframework.ai.retry.TransientAiException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exceptions of libraries that the core knows by name only.
 */
class TransientLibraryFailuresTests {

	@ParameterizedTest
	@MethodSource
	void failuresThatPassAreKnownByTheirNames(Exception failure) {
		assertThat(TransientFailures.standard().isTransient(failure)).isTrue();
	}

	static Stream<Exception> failuresThatPassAreKnownByTheirNames() {
		return Stream.of(new TransientAiException("HTTP 503 - busy"),
				new ResourceAccessException("no answer", new ConnectException("refused")),
				CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults("kitchen")),
				client(HttpStatus.TOO_MANY_REQUESTS), server(HttpStatus.BAD_GATEWAY),
				server(HttpStatus.SERVICE_UNAVAILABLE), server(HttpStatus.GATEWAY_TIMEOUT));
	}

	@ParameterizedTest
	@MethodSource
	void failuresThatStayAreNotRepeated(Exception failure) {
		assertThat(TransientFailures.standard().isTransient(failure)).isFalse();
	}

	static Stream<Exception> failuresThatStayAreNotRepeated() {
		return Stream.of(new NonTransientAiException("HTTP 401 - who are you"), client(HttpStatus.BAD_REQUEST),
				client(HttpStatus.NOT_FOUND), server(HttpStatus.INTERNAL_SERVER_ERROR));
	}

	private static Exception client(HttpStatus status) {
		return HttpClientErrorException.create(status, status.getReasonPhrase(), new HttpHeaders(), new byte[0], null);
	}

	private static Exception server(HttpStatus status) {
		return HttpServerErrorException.create(status, status.getReasonPhrase(), new HttpHeaders(), new byte[0], null);
	}

}
