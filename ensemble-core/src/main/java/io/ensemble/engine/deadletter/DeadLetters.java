package io.ensemble.engine.deadletter;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.LastKnown;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of an ensemble. They are kept until somebody sends them on their way
 * again or throws them away.
 */
public class DeadLetters {

	private final ResultStore results;

	private final WorkEvents events;

	private final LastKnown<Integer> count;

	/**
	 * Look after the dead letters of a store.
	 * @param results the store
	 * @param events is told of work that goes on
	 */
	public DeadLetters(ResultStore results, WorkEvents events) {
		this.results = results;
		this.events = events;
		this.count = new LastKnown<>(() -> results.countDead(WorkQuery.MAX_LIMIT).toCompletableFuture(), 0);
	}

	/**
	 * Look at dead letters, newest first.
	 * @param caller only this caller's; {@code null} for everybody's
	 * @param limit how many at most
	 * @param cursor where the page before ended; {@code null} for the first page
	 * @return a page
	 */
	public CompletionStage<WorkPage> list(@Nullable String caller, int limit, @Nullable String cursor) {
		return this.results.list(new WorkQuery(caller, WorkStatus.DEAD, null, null, limit, cursor));
	}

	/**
	 * How many there are, or were when the store told last; blocks for a moment.
	 * @return the number, at most {@link WorkQuery#MAX_LIMIT}
	 */
	public int lastKnownCount() {
		return this.count.get();
	}

	/**
	 * Send a letter back to its old place in the queue, with all its attempts before it.
	 * @param key the work
	 * @return the queued record; empty if it is not dead
	 */
	public CompletionStage<Optional<WorkRecord>> redrive(WorkKey key) {
		return this.results.redrive(key).thenApply((redriven) -> {
			redriven.ifPresent(this.events::changed);
			return redriven;
		});
	}

	/**
	 * Throw a letter away; its id stays taken for as long as tombstones stand.
	 * @param key the work
	 * @return the letter; empty if it is not dead
	 */
	public CompletionStage<Optional<WorkRecord>> discard(WorkKey key) {
		return this.results.find(key).thenCompose((found) -> {
			if (!(found instanceof Found.Present present)) {
				return CompletableFuture.completedFuture(Optional.empty());
			}
			return this.results.discard(key)
				.thenApply((discarded) -> discarded ? Optional.of(present.record()) : Optional.empty());
		});
	}

}
