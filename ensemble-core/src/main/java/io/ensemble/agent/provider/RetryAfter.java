package io.ensemble.agent.provider;

import java.time.Duration;
import java.util.Optional;

/**
 * Implemented by exceptions of models that know when the same call may succeed.
 */
public interface RetryAfter {

	/**
	 * How long to wait, counted from the moment of the failure.
	 * @return the time, not negative
	 */
	Duration retryAfter();

	/**
	 * Look for the wish to wait among a failure and its causes.
	 * @param failure the failure
	 * @return how long, empty if nobody said so
	 */
	static Optional<Duration> in(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RetryAfter limited) {
				return Optional.of(limited.retryAfter());
			}
		}
		return Optional.empty();
	}

}
