package io.ensemble.network;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A call under way. It outlives the connection that it was made on.
 *
 * @param <T> the type of the result
 * @param requestId the id under which the other ensemble knows the work
 * @param result the result to come; fails with a
 * {@link io.ensemble.network.failure.RemoteCallException}, never wrapped. What depends on
 * it may block: it runs on one of a limited number of threads for that. Cancelling it
 * withdraws the work, unless it is a step of work that
 * {@linkplain io.ensemble.capability.WorkContext#isHandedOver() goes on elsewhere}
 */
public record RemoteWork<T extends @Nullable Object>(String requestId, CompletableFuture<T> result) {

	/**
	 * The same call, its result in another form. Cancelling the new result withdraws the
	 * work too.
	 * @param <R> the type of the new result
	 * @param form makes the new result of the old; what it throws is the failure
	 * @return the call
	 */
	public <R extends @Nullable Object> RemoteWork<R> map(Function<? super T, ? extends R> form) {
		CompletableFuture<R> mapped = new CompletableFuture<>();
		this.result.whenComplete((value, failure) -> {
			if (failure != null) {
				mapped.completeExceptionally(failure);
			}
			else {
				complete(mapped, value, form);
			}
		});
		mapped.whenComplete((value, failure) -> {
			if (mapped.isCancelled()) {
				this.result.cancel(false);
			}
		});
		return new RemoteWork<>(this.requestId, mapped);
	}

	private static <T extends @Nullable Object, R extends @Nullable Object> void complete(CompletableFuture<R> mapped,
			T value, Function<? super T, ? extends R> form) {
		try {
			mapped.complete(form.apply(value));
		}
		catch (RuntimeException | Error ex) {
			mapped.completeExceptionally(ex);
		}
	}

}
