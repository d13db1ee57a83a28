package io.ensemble.network.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import io.ensemble.network.CallOptions;
import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.time.Timers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Repeats calls that failed for a reason that may pass, and stops calling a peer that
 * fails all the time. Settings of a peer come from the registries by its name; where
 * there are none: three attempts with pauses of 5 s to 1 min, and a breaker that opens
 * after five failures within a minute and lets a probe through after five.
 */
public class CallResilience {

	private static final RetryConfig RETRY = RetryConfig.custom()
		.maxAttempts(3)
		.intervalFunction(
				IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(5), 2.0, 0.5, Duration.ofMinutes(1)))
		.build();

	private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
		.slidingWindow(60, 5, CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
		.failureRateThreshold(50)
		.waitDurationInOpenState(Duration.ofMinutes(5))
		.permittedNumberOfCallsInHalfOpenState(1)
		.build();

	private final CircuitBreakerRegistry breakers;

	private final RetryRegistry retries;

	private final Timers timers;

	/**
	 * Create.
	 * @param breakers circuit breakers by the name of the peer
	 * @param retries retries by the name of the peer
	 * @param timers waits between attempts
	 */
	public CallResilience(CircuitBreakerRegistry breakers, RetryRegistry retries, Timers timers) {
		this.breakers = breakers;
		this.retries = retries;
		this.timers = timers;
	}

	/**
	 * Make a call.
	 * @param <T> the type of the answer
	 * @param peer the peer
	 * @param options may hold a retry and a breaker of the call's own
	 * @param attempt makes one attempt
	 * @return the answer of the first attempt that has one; completing or cancelling it
	 * ends the repetitions
	 */
	<T> CompletableFuture<T> run(String peer, CallOptions options, Supplier<CompletionStage<T>> attempt) {
		CircuitBreaker breaker = breaker(peer, options);
		Repetition<T> repetition = new Repetition<>(retry(peer, options).asyncContext(),
				() -> guarded(peer, breaker, attempt));
		repetition.next();
		return repetition.result;
	}

	private CircuitBreaker breaker(String peer, CallOptions options) {
		CircuitBreaker own = options.circuitBreaker();
		return (own != null) ? own : this.breakers.circuitBreaker(peer, BREAKER);
	}

	private Retry retry(String peer, CallOptions options) {
		RetryConfig own = options.retry();
		return (own != null) ? Retry.of(peer, own) : this.retries.retry(peer, RETRY);
	}

	private static <T> CompletionStage<T> guarded(String peer, CircuitBreaker breaker,
			Supplier<CompletionStage<T>> attempt) {
		if (!breaker.tryAcquirePermission()) {
			return CompletableFuture.failedFuture(new RemoteUnreachableException(peer,
					peer + " failed too often and is not called for a while", false, null));
		}
		long start = breaker.getCurrentTimestamp();
		return attempt.get().whenComplete((answer, failure) -> {
			long duration = breaker.getCurrentTimestamp() - start;
			Throwable cause = unwrap(failure);
			if (cause != null && isTransient(cause)) {
				breaker.onError(duration, breaker.getTimestampUnit(), cause);
			}
			else {
				breaker.onSuccess(duration, breaker.getTimestampUnit());
			}
		});
	}

	private static boolean isTransient(Throwable failure) {
		return failure instanceof RemoteCallException remote && remote.isTransient();
	}

	private static @Nullable Throwable unwrap(@Nullable Throwable failure) {
		return (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause() : failure;
	}

	/**
	 * One call with all its attempts.
	 *
	 * @param <T> the type of the answer
	 */
	private final class Repetition<T> {

		private final Retry.AsyncContext<T> context;

		private final Supplier<CompletionStage<T>> attempt;

		private final CompletableFuture<T> result = new CompletableFuture<>();

		Repetition(Retry.AsyncContext<T> context, Supplier<CompletionStage<T>> attempt) {
			this.context = context;
			this.attempt = attempt;
		}

		void next() {
			if (!this.result.isDone()) {
				this.attempt.get().whenComplete((answer, failure) -> {
					Throwable cause = unwrap(failure);
					if (cause != null) {
						failed(cause);
					}
					else {
						this.context.onComplete();
						this.result.complete(answer);
					}
				});
			}
		}

		private void failed(Throwable cause) {
			long pause = isTransient(cause) ? this.context.onError(cause) : -1;
			if (pause < 0 || this.result.isDone()) {
				this.result.completeExceptionally(cause);
			}
			else {
				CallResilience.this.timers.schedule(Duration.ofMillis(pause), this::next);
			}
		}

	}

}
