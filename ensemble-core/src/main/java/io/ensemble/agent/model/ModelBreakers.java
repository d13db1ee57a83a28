package io.ensemble.agent.model;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;

import io.ensemble.agent.ModelTier;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker for each tier, so that a model that fails all the time is left alone
 * for a while. Settings of a breaker come from the registry by its name; where there are
 * none it opens when half of at least five calls of a minute failed, and lets a probe
 * through after one.
 */
public final class ModelBreakers {

	/** The name of a tier's breaker is this with the name of the tier. */
	public static final String NAME_PREFIX = "model-";

	private final CircuitBreakerRegistry registry;

	private final ModelFailures failures;

	private final CircuitBreakerConfig defaults;

	/**
	 * Create.
	 * @param registry the breakers
	 * @param failures tells which failures count
	 * @param clock the time of breakers that nobody configured
	 */
	public ModelBreakers(CircuitBreakerRegistry registry, ModelFailures failures, InstantSource clock) {
		this.registry = registry;
		this.failures = failures;
		this.defaults = CircuitBreakerConfig.custom()
			.slidingWindow(60, 5, CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
			.failureRateThreshold(50)
			.waitDurationInOpenState(Duration.ofMinutes(1))
			.permittedNumberOfCallsInHalfOpenState(1)
			.clock(clock.withZone(ZoneOffset.UTC))
			.build();
	}

	/**
	 * Make a call.
	 * @param <T> the type of the answer
	 * @param tier the tier
	 * @param call asks its model
	 * @return the answer
	 * @throws ModelUnavailableException if the model failed or is left alone; every other
	 * exception is that of a model that works
	 */
	<T> T call(ModelTier tier, ModelCall<T> call) throws ModelUnavailableException {
		CircuitBreaker breaker = this.registry.circuitBreaker(NAME_PREFIX + tier.name(), this.defaults);
		if (!breaker.tryAcquirePermission()) {
			throw new ModelUnavailableException("left alone for a while, it failed too often", null);
		}
		long start = breaker.getCurrentTimestamp();
		try {
			T answer = call.make();
			breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
			return answer;
		}
		catch (RuntimeException ex) {
			long duration = breaker.getCurrentTimestamp() - start;
			if (isWithdrawn(ex)) {
				breaker.releasePermission();
				throw ex;
			}
			if (!this.failures.isTransient(ex)) {
				breaker.onSuccess(duration, breaker.getTimestampUnit());
				throw ex;
			}
			breaker.onError(duration, breaker.getTimestampUnit(), ex);
			throw new ModelUnavailableException("it failed", ex);
		}
		catch (Error ex) {
			breaker.releasePermission();
			throw ex;
		}
	}

	private static boolean isWithdrawn(RuntimeException failure) {
		return failure instanceof CancellationException || Thread.currentThread().isInterrupted();
	}

	/**
	 * Asks a model.
	 *
	 * @param <T> the type of the answer
	 */
	@FunctionalInterface
	interface ModelCall<T> {

		T make();

	}

	/**
	 * A model cannot be asked now.
	 */
	static final class ModelUnavailableException extends Exception {

		ModelUnavailableException(String message, @Nullable RuntimeException cause) {
			super(message, cause);
		}

	}

}
