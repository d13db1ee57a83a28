package io.ensemble.transport.jdbc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.database.Session;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Runs the steps of a store, each a transaction, on a few threads of its own, so that no
 * caller waits for the database. A step that lost a race is run again. While the database
 * is away, all but a few steps fail at once instead of waiting for a connection.
 */
final class JdbcSteps implements AutoCloseable {

	private static final int MAX_WAITING = 50_000;

	private static final int MAX_TRIES = 50;

	private static final int FAILURES = 4;

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final Database database;

	private final ThreadPoolExecutor threads;

	private final CircuitBreaker breaker;

	JdbcSteps(Database database, JdbcStoreSettings settings, UnaryOperator<Runnable> context) {
		this.database = database;
		CustomizableThreadFactory factory = new CustomizableThreadFactory(settings.ensemble() + "-jdbc-");
		factory.setDaemon(true);
		this.threads = new ThreadPoolExecutor(settings.threads(), settings.threads(), 1, TimeUnit.MINUTES,
				new LinkedBlockingQueue<>(MAX_WAITING), (worker) -> factory.newThread(context.apply(worker)));
		this.threads.allowCoreThreadTimeOut(true);
		this.breaker = CircuitBreaker.of(settings.ensemble() + "-jdbc",
				CircuitBreakerConfig.custom()
					.slidingWindow(FAILURES, FAILURES, SlidingWindowType.COUNT_BASED)
					.failureRateThreshold(100)
					.waitDurationInOpenState(PAUSE)
					.permittedNumberOfCallsInHalfOpenState(1)
					.build());
	}

	<T> CompletableFuture<T> run(Function<Session, T> step) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		try {
			this.threads.execute(() -> complete(answer, step));
		}
		catch (RejectedExecutionException ex) {
			answer
				.completeExceptionally(new StoreUnavailableException("The store is closed or has too much to do", ex));
		}
		return answer;
	}

	private <T> void complete(CompletableFuture<T> answer, Function<Session, T> step) {
		T value;
		try {
			value = this.breaker.executeSupplier(() -> repeated(step));
		}
		catch (CallNotPermittedException ex) {
			answer
				.completeExceptionally(new StoreUnavailableException("The database was not there a moment ago", null));
			return;
		}
		catch (RuntimeException ex) {
			answer.completeExceptionally(
					new StoreUnavailableException("The database cannot be reached or refuses to work", ex));
			return;
		}
		answer.complete(value);
	}

	private <T> T repeated(Function<Session, T> step) {
		int tries = 1;
		while (true) {
			try {
				return this.database.inTransaction(step);
			}
			catch (ConcurrencyFailureException | DuplicateKeyException ex) {
				if (tries == MAX_TRIES) {
					throw ex;
				}
				tries++;
			}
		}
	}

	/**
	 * Take nothing more, and finish what was taken, for a while.
	 */
	@Override
	public void close() {
		this.threads.shutdown();
		try {
			if (!this.threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				this.threads.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
