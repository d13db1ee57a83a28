package io.ensemble.network.call;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import io.ensemble.network.CallOptions;
import io.ensemble.network.RemoteTarget;
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
 * fails all the time. Settings come from the registries: the instance
 * {@code ensemble.capability} if there is one, else the instance {@code ensemble}. An
 * ensemble without an instance gets one of the shared configuration {@value #SHARED} if
 * there is one, else three attempts with pauses of 5 s to 1 min, and a breaker that opens
 * after five failures within a minute and lets a probe through after five.
 */
public class CallResilience {

	/** The name of the configuration of all ensembles without one of their own. */
	static final String SHARED = "ensemble";

	private static final RetryConfig RETRY = RetryConfig.custom()
		.maxAttempts(3)
		.intervalFunction(
				IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(5), 2.0, 0.5, Duration.ofMinutes(1)))
		.build();

	private final CircuitBreakerRegistry breakers;

	private final RetryRegistry retries;

	private final Timers timers;

	private final CircuitBreakerConfig fiveFailures;

	/**
	 * Create.
	 * @param breakers circuit breakers by the name of the peer or its capability
	 * @param retries retries by the name of the peer or its capability
	 * @param timers waits between attempts
	 * @param clock the time of breakers that nobody configured
	 */
	public CallResilience(CircuitBreakerRegistry breakers, RetryRegistry retries, Timers timers, InstantSource clock) {
		this.breakers = breakers;
		this.retries = retries;
		this.timers = timers;
		this.fiveFailures = CircuitBreakerConfig.custom()
			.slidingWindow(60, 5, CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
			.failureRateThreshold(100)
			.waitDurationInOpenState(Duration.ofMinutes(5))
			.permittedNumberOfCallsInHalfOpenState(1)
			.clock(clock.withZone(ZoneOffset.UTC))
			.build();
	}

	/**
	 * Make a call.
	 * @param <T> the type of the answer
	 * @param target what is asked for
	 * @param options may hold a retry and a breaker of the call's own
	 * @param attempt makes one attempt
	 * @return the answer of the first attempt that has one; completing or cancelling it
	 * ends the repetitions and cancels the attempt under way
	 */
	<T> CompletableFuture<T> run(RemoteTarget target, CallOptions options, Supplier<CompletableFuture<T>> attempt) {
		Repetition<T> repetition = new Repetition<>(target.ensemble(), breaker(target, options),
				retry(target, options).asyncContext(), attempt);
		repetition.next();
		return repetition.result;
	}

	private CircuitBreaker breaker(RemoteTarget target, CallOptions options) {
		CircuitBreaker own = options.circuitBreaker();
		return (own != null) ? own
				: this.breakers.find(instance(target))
					.orElseGet(() -> this.breakers.circuitBreaker(target.ensemble(),
							() -> this.breakers.getConfiguration(SHARED).orElse(this.fiveFailures)));
	}

	private Retry retry(RemoteTarget target, CallOptions options) {
		RetryConfig own = options.retry();
		return (own != null) ? Retry.of(target.ensemble(), own)
				: this.retries.find(instance(target))
					.orElseGet(() -> this.retries.retry(target.ensemble(),
							() -> this.retries.getConfiguration(SHARED).orElse(RETRY)));
	}

	private static String instance(RemoteTarget target) {
		return target.ensemble() + "." + target.name();
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

		private final String peer;

		private final CircuitBreaker breaker;

		private final Retry.AsyncContext<T> context;

		private final Supplier<CompletableFuture<T>> attempt;

		private final CompletableFuture<T> result = new CompletableFuture<>();

		private volatile @Nullable Throwable uncertain;

		Repetition(String peer, CircuitBreaker breaker, Retry.AsyncContext<T> context,
				Supplier<CompletableFuture<T>> attempt) {
			this.peer = peer;
			this.breaker = breaker;
			this.context = context;
			this.attempt = attempt;
		}

		void next() {
			if (this.result.isDone()) {
				return;
			}
			if (!this.breaker.tryAcquirePermission()) {
				fail(new RemoteUnreachableException(this.peer,
						this.peer + " failed too often and is not called for a while", true, null));
				return;
			}
			long start = this.breaker.getCurrentTimestamp();
			CompletableFuture<T> asked = ask();
			this.result.whenComplete((answer, failure) -> asked.cancel(false));
			asked.whenComplete((answer, failure) -> {
				Throwable cause = unwrap(failure);
				judge(cause, this.breaker.getCurrentTimestamp() - start);
				end(answer, cause);
			});
		}

		private CompletableFuture<T> ask() {
			try {
				return this.attempt.get();
			}
			catch (RuntimeException ex) {
				return CompletableFuture.failedFuture(ex);
			}
		}

		private void judge(@Nullable Throwable cause, long duration) {
			if (cause != null && isTransient(cause)) {
				this.breaker.onError(duration, this.breaker.getTimestampUnit(), cause);
			}
			else if (cause instanceof CancellationException || countsFailuresOnly()) {
				this.breaker.releasePermission();
			}
			else {
				this.breaker.onSuccess(duration, this.breaker.getTimestampUnit());
			}
		}

		// A rate of 100 % over at least five calls is a count of five failures as long
		// as no success is among them.
		private boolean countsFailuresOnly() {
			return this.breaker.getCircuitBreakerConfig() == CallResilience.this.fiveFailures
					&& this.breaker.getState() == CircuitBreaker.State.CLOSED;
		}

		private void end(T answer, @Nullable Throwable cause) {
			if (cause != null) {
				failed(cause);
			}
			else {
				this.context.onComplete();
				this.result.complete(answer);
			}
		}

		private void failed(Throwable cause) {
			long pause = isTransient(cause) ? this.context.onError(cause) : -1;
			if (pause < 0 || this.result.isDone()) {
				fail(cause);
			}
			else {
				if (mayHaveRun(cause)) {
					this.uncertain = cause;
				}
				CallResilience.this.timers.schedule(Duration.ofMillis(pause), this::next);
			}
		}

		// What an earlier attempt may have begun is not undone by a later one that was
		// never sent.
		private void fail(Throwable cause) {
			Throwable earlier = this.uncertain;
			if (earlier == null || mayHaveRun(cause)) {
				this.result.completeExceptionally(cause);
			}
			else {
				earlier.addSuppressed(cause);
				this.result.completeExceptionally(earlier);
			}
		}

		private static boolean mayHaveRun(Throwable cause) {
			return !(cause instanceof RemoteCallException remote) || remote.mayHaveRun();
		}

	}

}
