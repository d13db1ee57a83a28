package io.ensemble.engine;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What a store says when it is asked, for those who show it: they wait a moment for the
 * answer, and take the one before if the store is away or slow. For threads that may
 * wait, which those of the engine may not. Thread-safe.
 *
 * @param <T> what it says
 */
public final class LastKnown<T> {

	private static final Duration PATIENCE = Duration.ofMillis(250);

	private final Supplier<CompletableFuture<T>> store;

	private volatile T last;

	/**
	 * Know nothing but a stand-in.
	 * @param store is asked
	 * @param standIn what is taken until the first answer
	 */
	public LastKnown(Supplier<CompletableFuture<T>> store, T standIn) {
		this.store = store;
		this.last = standIn;
	}

	/**
	 * Ask; blocks for a quarter of a second at most.
	 * @return the answer, or the one before
	 */
	public T get() {
		CompletableFuture<T> answer = this.store.get().thenApply(this::learn);
		try {
			return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return this.last;
		}
		catch (ExecutionException | CancellationException | TimeoutException ex) {
			return this.last;
		}
	}

	private T learn(T answer) {
		this.last = answer;
		return answer;
	}

}
