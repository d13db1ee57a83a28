package io.ensemble.faults.worker.bug;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.transport.Claim;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.WorkResult;

/**
 * Takes work out of the queue as soon as it is claimed: without a lease nobody misses it
 * when this process dies.
 */
public final class AcknowledgesBeforeTheResult {

	private AcknowledgesBeforeTheResult() {
	}

	public static WorkQueue queue(WorkQueue queue) {
		return Overriding.of(WorkQueue.class, queue,
				Map.of("claim",
						(arguments) -> queue.claim((int) arguments[0], (Duration) arguments[1])
							.thenCompose((claims) -> acknowledge(queue, claims)),
						"renew", (arguments) -> CompletableFuture.completedFuture(true)));
	}

	private static CompletionStage<List<Claim>> acknowledge(WorkQueue queue, List<Claim> claims) {
		CompletableFuture<?>[] all = claims.stream()
			.map((claim) -> queue.park(claim).toCompletableFuture())
			.toArray(CompletableFuture[]::new);
		return CompletableFuture.allOf(all).thenApply((done) -> claims);
	}

	public static ResultStore results(ResultStore results) {
		return Overriding.of(ResultStore.class, results, Map.of("finish",
				(arguments) -> results.end(((Claim) arguments[0]).record().key(), (WorkResult) arguments[1])));
	}

}
