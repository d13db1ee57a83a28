package io.ensemble.network.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import io.ensemble.network.call.CallObserver.End;
import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.work.listener.Listeners;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets: the result of its call, or what the caller itself makes of a
 * failure. The end of the call is noted before the caller goes on.
 */
final class CallOutcome {

	private final CompletableFuture<String> result;

	private final @Nullable Function<RemoteCallException, String> onFailure;

	private final End end;

	private final CompletableFuture<String> outcome = new CompletableFuture<>();

	/**
	 * Create.
	 * @param result the result of the call, completed by whoever has it
	 * @param onFailure gives a result instead of a failure, may block; {@code null} for
	 * none
	 * @param end is told of the end
	 */
	CallOutcome(CompletableFuture<String> result, @Nullable Function<RemoteCallException, String> onFailure, End end) {
		this.result = result;
		this.onFailure = onFailure;
		this.end = end;
	}

	/**
	 * Go on elsewhere when there is a result.
	 * @param callers runs all that the caller does then, so that it holds up neither the
	 * timer nor the socket that brought the result
	 * @return the outcome; who completes or cancels it gives the call up
	 */
	CompletableFuture<String> on(Executor callers) {
		this.result.whenComplete((output, failure) -> {
			if (this.outcome.isDone()) {
				note(failure);
			}
			else {
				handOver(callers, () -> settle(output, failure));
			}
		});
		this.outcome.whenComplete((output, failure) -> this.result.cancel(false));
		return this.outcome;
	}

	/**
	 * Wait for the result, and go on with this thread. Interrupting the wait gives the
	 * call up.
	 * @return the outcome, complete
	 */
	CompletableFuture<String> here() {
		try {
			// Unlike a latch, a future has a thread of a ForkJoinPool replaced that waits
			// for it: the common pool may have a single one, which brings the answer.
			this.result.exceptionally((failure) -> "").get();
		}
		catch (InterruptedException ex) {
			this.result.cancel(false);
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		this.result.whenComplete(this::settle);
		return this.outcome;
	}

	private void settle(@Nullable String output, @Nullable Throwable failure) {
		String settled = output;
		Throwable unsettled = failure;
		if (failure instanceof RemoteCallException remote && this.onFailure != null) {
			try {
				settled = this.onFailure.apply(remote);
				unsettled = null;
			}
			catch (RuntimeException | Error ex) {
				unsettled = ex;
			}
		}
		note(unsettled);
		if (unsettled != null) {
			this.outcome.completeExceptionally(unsettled);
		}
		else {
			this.outcome.complete(settled);
		}
	}

	private void note(@Nullable Throwable failure) {
		Listeners.tell("the end of a call of another ensemble", () -> this.end.ended(failure));
	}

	private static void handOver(Executor callers, Runnable task) {
		try {
			callers.execute(task);
		}
		catch (RejectedExecutionException ex) {
			// The ensemble closes: better here than never.
			task.run();
		}
	}

}
