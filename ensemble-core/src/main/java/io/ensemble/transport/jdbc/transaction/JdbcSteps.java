package io.ensemble.transport.jdbc.transaction;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.jdbc.database.Database;
import io.ensemble.transport.jdbc.database.Session;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Runs the steps of a store, each a transaction, on a few threads of its own, so that no
 * caller waits for the database. A step that lost a race is run again. While the database
 * is away, steps fail at once instead of waiting for a connection, and whether it is back
 * is found out by a step of nobody's.
 */
public final class JdbcSteps implements AutoCloseable {

	private static final int MAX_WAITING = 50_000;

	private static final int MAX_TRIES = 50;

	private static final int FAILURES = 4;

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final Database database;

	private final ThreadPoolExecutor threads;

	private final CircuitBreaker breaker;

	/**
	 * Run steps on threads that end when there is nothing to do.
	 * @param database the database
	 * @param ensemble names the threads
	 * @param threads how many steps run at once, each on a thread and a connection of its
	 * own
	 * @param context puts what a thread does all its life into a context
	 */
	public JdbcSteps(Database database, String ensemble, int threads, UnaryOperator<Runnable> context) {
		this.database = database;
		CustomizableThreadFactory factory = new CustomizableThreadFactory(ensemble + "-jdbc-");
		factory.setDaemon(true);
		this.threads = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES,
				new LinkedBlockingQueue<>(MAX_WAITING), (worker) -> factory.newThread(context.apply(worker)));
		this.threads.allowCoreThreadTimeOut(true);
		this.breaker = CircuitBreaker.of(ensemble + "-jdbc",
				CircuitBreakerConfig.custom()
					.slidingWindow(FAILURES, FAILURES, SlidingWindowType.COUNT_BASED)
					.failureRateThreshold(100)
					.waitDurationInOpenState(PAUSE)
					.permittedNumberOfCallsInHalfOpenState(1)
					.ignoreException((failure) -> !ConnectionFailures.isOne(failure))
					.build());
	}

	/**
	 * Run a step.
	 * @param step is run in a transaction, once more if it lost a race; answers something
	 * @param <T> what it answers
	 * @return the answer, after the commit; fails with {@link StoreUnavailableException}
	 * only
	 */
	public <T> CompletableFuture<T> run(Function<Session, T> step) {
		return submit(() -> repeated(step));
	}

	/**
	 * Run a single statement as soon as a thread is free.
	 * @param <T> what it answers
	 * @param statement the statement, on a connection that commits by itself; must not
	 * answer {@code null}
	 * @return the answer; fails with {@link StoreUnavailableException} only
	 */
	public <T> CompletableFuture<T> runAtOnce(ConnectionCallback<T> statement) {
		return submit(() -> this.database.atOnce(statement));
	}

	private <T> CompletableFuture<T> submit(Supplier<T> step) {
		CompletableFuture<T> answer = new CompletableFuture<>();
		if (!this.breaker.tryAcquirePermission()) {
			answer.completeExceptionally(away());
		}
		else if (this.breaker.getState() == State.CLOSED) {
			execute(new Task<>(answer, step));
		}
		else {
			execute(new Task<>(new CompletableFuture<>(), () -> repeated(Session::now)));
			answer.completeExceptionally(away());
		}
		return answer;
	}

	// Who waits for an answer hears of an error too, for example that memory or threads
	// ran out: nobody else would go on for those who gather behind it.
	private void execute(Task<?> task) {
		try {
			this.threads.execute(task);
		}
		catch (RejectedExecutionException | Error ex) {
			task.refuse(ex);
		}
	}

	private long since(long begin) {
		return this.breaker.getCurrentTimestamp() - begin;
	}

	private static StoreUnavailableException away() {
		return new StoreUnavailableException("The database was not there a moment ago", null);
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
	 * Take nothing more, and finish what was taken, for a while. What did not begin until
	 * then fails.
	 */
	@Override
	public void close() {
		this.threads.shutdown();
		try {
			if (!this.threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				refuseWaiting();
			}
		}
		catch (InterruptedException ex) {
			refuseWaiting();
			Thread.currentThread().interrupt();
		}
	}

	private void refuseWaiting() {
		this.threads.shutdownNow().forEach((waiting) -> ((Task<?>) waiting).refuse(null));
	}

	/**
	 * A step on its way to a thread.
	 *
	 * @param <T> what it answers
	 */
	private final class Task<T> implements Runnable {

		private final CompletableFuture<T> answer;

		private final Supplier<T> step;

		private Task(CompletableFuture<T> answer, Supplier<T> step) {
			this.answer = answer;
			this.step = step;
		}

		@Override
		public void run() {
			CircuitBreaker breaker = JdbcSteps.this.breaker;
			if (breaker.getState() == State.OPEN) {
				breaker.releasePermission();
				this.answer.completeExceptionally(away());
				return;
			}
			long begin = breaker.getCurrentTimestamp();
			T value;
			try {
				value = this.step.get();
			}
			catch (RuntimeException | Error ex) {
				breaker.onError(since(begin), breaker.getTimestampUnit(), ex);
				this.answer.completeExceptionally(
						new StoreUnavailableException("The database cannot be reached or refuses to work", ex));
				return;
			}
			breaker.onSuccess(since(begin), breaker.getTimestampUnit());
			this.answer.complete(value);
		}

		private void refuse(@Nullable Throwable cause) {
			JdbcSteps.this.breaker.releasePermission();
			this.answer.completeExceptionally(
					new StoreUnavailableException("The store is closed or has too much to do", cause));
		}

	}

}
