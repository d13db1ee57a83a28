package io.ensemble.network;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkProgress;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.RetryConfig;
import org.jspecify.annotations.Nullable;

/**
 * How one call is made.
 *
 * @param requestId the id of the request; {@code null} for one of the engine's
 * @param priority how urgent it is
 * @param deadline how long the result is of use; {@code null} for as long as the parent's
 * deadline allows
 * @param onDeadline what to do when it passes
 * @param timeout how long to wait for the result; {@code null} for the configured time
 * @param connectTimeout how long to wait for a connection; {@code null} for the
 * configured time
 * @param retry how to repeat it; {@code null} for what is configured for the ensemble
 * @param circuitBreaker guards it; {@code null} for what is configured for the ensemble
 * @param onFailure gives a result instead of a failure; {@code null} for none
 * @param onProgress is told how far the work is
 */
public record CallOptions(@Nullable String requestId, Priority priority, @Nullable Duration deadline,
		OnDeadline onDeadline, @Nullable Duration timeout, @Nullable Duration connectTimeout,
		@Nullable RetryConfig retry, @Nullable CircuitBreaker circuitBreaker,
		@Nullable Function<RemoteCallException, String> onFailure, Consumer<WorkProgress> onProgress) {

	/** Everything as configured. */
	public static final CallOptions DEFAULT = new CallOptions(null, Priority.NORMAL, null, OnDeadline.fail(), null,
			null, null, null, null, (progress) -> {
			});

	/**
	 * The same for a second ensemble, under another id; its deadline is the last, and if
	 * it fails, so does the call that led there.
	 * @return a copy
	 */
	public CallOptions elsewhere() {
		return new CallOptions(null, this.priority, this.deadline, OnDeadline.fail(), this.timeout, this.connectTimeout,
				this.retry, null, null, this.onProgress);
	}

}
