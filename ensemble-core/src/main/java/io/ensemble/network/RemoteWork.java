package io.ensemble.network;

import java.util.concurrent.CompletableFuture;

/**
 * A call under way. It outlives the connection that it was made on.
 *
 * @param <T> the type of the result
 * @param requestId the id under which the other ensemble knows the work
 * @param result the result to come; fails with a
 * {@link io.ensemble.network.failure.RemoteCallException}. Cancelling it withdraws the
 * work
 */
public record RemoteWork<T>(String requestId, CompletableFuture<T> result) {
}
