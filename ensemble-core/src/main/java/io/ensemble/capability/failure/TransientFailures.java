package io.ensemble.capability.failure;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides whether a handler that failed is called again. Wrong in one direction work is
 * given up too early, in the other it is done several times, so whatever is not known to
 * pass counts as what the handler means.
 */
@FunctionalInterface
public interface TransientFailures {

	/**
	 * Whether the failure may pass by itself.
	 * @param failure what the handler threw
	 * @return {@code true} if the work is worth another attempt
	 */
	boolean isTransient(Throwable failure);

	/**
	 * Looks for the first of a failure and its causes that is known: a
	 * {@link RetryableFailure} decides by itself; broken connections, time-outs of the
	 * network, names that cannot be resolved, what JDBC and Spring call transient, and
	 * the HTTP answers 429, 502, 503 and 504 pass by themselves. Errors never do.
	 * @return the rules
	 */
	static TransientFailures standard() {
		return Standard::isTransient;
	}

	/**
	 * The standard rules.
	 */
	final class Standard {

		private static final int MAX_DEPTH = 32;

		private static final List<Class<?>> TYPES = List.of(SocketException.class, SocketTimeoutException.class,
				UnknownHostException.class, HttpTimeoutException.class, ClosedChannelException.class,
				SQLTransientException.class, SQLRecoverableException.class);

		// By name, as none of them has to be on the class path.
		private static final Set<String> NAMES = Set.of("org.springframework.ai.retry.TransientAiException",
				"org.springframework.dao.TransientDataAccessException",
				"org.springframework.web.client.HttpClientErrorException$TooManyRequests",
				"org.springframework.web.client.HttpServerErrorException$BadGateway",
				"org.springframework.web.client.HttpServerErrorException$ServiceUnavailable",
				"org.springframework.web.client.HttpServerErrorException$GatewayTimeout",
				"io.github.resilience4j.circuitbreaker.CallNotPermittedException");

		private Standard() {
		}

		private static boolean isTransient(Throwable failure) {
			return !(failure instanceof Error) && Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause)
				.limit(MAX_DEPTH)
				.filter((cause) -> cause instanceof RetryableFailure || passes(cause))
				.findFirst()
				.filter((cause) -> !(cause instanceof RetryableFailure known) || known.isTransient())
				.isPresent();
		}

		// The JDK reports a connection that breaks in the middle by a plain IOException;
		// its subclasses are mostly about files and formats.
		private static boolean passes(Throwable cause) {
			return cause.getClass() == IOException.class || TYPES.stream().anyMatch((type) -> type.isInstance(cause))
					|| superclasses(cause).map(Class::getName).anyMatch(NAMES::contains);
		}

		private static Stream<Class<?>> superclasses(Throwable cause) {
			return Stream.iterate(cause.getClass(), (type) -> type != null, Class::getSuperclass);
		}

	}

}
