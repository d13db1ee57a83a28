package io.ensemble.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * Accepted work on its way to a handler, in the order of {@link Ageing}. A claim is a
 * lease: whoever does not renew it loses it at the next {@link #sweep}, and the work goes
 * back with one more attempt counted. Whatever goes back takes its old place, even if the
 * queue is full by then: the capacity turns new requests away, never accepted work.
 *
 * <p>
 * No method blocks; a stage fails only with {@link StoreUnavailableException}, or with
 * {@link UnsupportedByStoreException} where a store can do less than others, unless the
 * method says otherwise. The store is its own time source: in memory the injected clock,
 * elsewhere the server's. Implementations are thread-safe. A call has its whole effect or
 * none.
 */
public interface WorkQueue {

	/** Positions are exact up to here; a larger one means "at least". */
	int EXACT_POSITIONS = 10_000;

	/**
	 * A durable store that has changed so many records, or a few more, ends a sweep
	 * before all is done, so that it never holds everything in memory.
	 */
	int MAX_SWEPT = 5_000;

	/** The longest error of an attempt that is kept, in UTF-16 units. */
	int MAX_ERROR_LENGTH = 2_000;

	/**
	 * Take in a request, once per key: the check for the same id, the check of the
	 * capacity and the write are one step. The time of acceptance, {@code submittedAt},
	 * has microseconds and is later than that of all work accepted before.
	 * @param submission the request
	 * @param capacity how many may wait; known ids are answered even when it is full
	 * @return what became of it
	 */
	CompletionStage<Enqueued> enqueue(Submission submission, int capacity);

	/**
	 * Take in a request whose result is known already, once per key: the check for the
	 * same id and the write of the final record are one step, it never waits and counts
	 * in no capacity.
	 * @param submission the request
	 * @param result how it ended
	 * @return what became of it, {@link Enqueued.Accepted} with the final record at
	 * position 0; empty if the store cannot do that, and the request is to be enqueued
	 * like any other
	 */
	default CompletionStage<Optional<Enqueued>> answer(Submission submission, WorkResult result) {
		return CompletableFuture.completedFuture(Optional.empty());
	}

	/**
	 * Take the next pieces of work. Nobody else gets them while the lease lasts. Work
	 * whose deadline passed is not handed out; whether it ends here or at the next sweep
	 * is left to the store, and the next sweep reports it.
	 * @param max how many at most
	 * @param lease how long without renewal
	 * @return the claims in order; fewer or none only if no more is waiting, or if the
	 * listeners of {@link #onAvailable(Runnable)} are told afterwards: nobody asks again
	 * before
	 */
	CompletionStage<List<Claim>> claim(int max, Duration lease);

	/**
	 * Keep a claim.
	 * @param claim the claim
	 * @param lease how long from now without renewal
	 * @return {@code false} if it was lost: the work ended or went to somebody else
	 */
	CompletionStage<Boolean> renew(Claim claim, Duration lease);

	/**
	 * Give unfinished work back to its old place; the attempt does not count.
	 * @param claim the claim
	 * @return {@code false} if it was lost before
	 */
	CompletionStage<Boolean> handBack(Claim claim);

	/**
	 * Give work back for another attempt later; the attempt counts. It waits meanwhile,
	 * so it counts in the depth and has the position that it would have without the
	 * delay. Its error stays in the record, in place of an earlier one, until a dead
	 * letter is sent back.
	 * @param claim the claim
	 * @param delay how long nobody may claim it
	 * @param error why the attempt failed, {@link #MAX_ERROR_LENGTH} characters at most
	 * @return {@code false} if the claim was lost before
	 */
	CompletionStage<Boolean> retry(Claim claim, Duration delay, String error);

	/**
	 * Stop at a gate: the work waits for a person, without a lease and without counting
	 * the attempt.
	 * @param claim the claim
	 * @return {@code false} if the claim was lost before
	 */
	CompletionStage<Boolean> park(Claim claim);

	/**
	 * Send parked work back to its old place in the queue.
	 * @param key the work
	 * @return {@code false} if it is not parked
	 */
	CompletionStage<Boolean> resume(WorkKey key);

	/**
	 * Move waiting work to where it would be, had it come with another priority.
	 * @param key the work
	 * @param priority the new priority
	 * @return {@code false} if it is not waiting
	 */
	CompletionStage<Boolean> reprioritise(WorkKey key, Priority priority);

	/**
	 * The rank of waiting work.
	 * @param key the work
	 * @return 1 = next, 0 if it does not wait or is not known; exact up to
	 * {@link #EXACT_POSITIONS}
	 */
	CompletionStage<Long> position(WorkKey key);

	/**
	 * The ranks of several pieces of work, at one look if the store can.
	 * @param waiting work that waited a moment ago
	 * @return what {@link #position} tells of each, in the same order; of what no longer
	 * waits perhaps where it would be
	 */
	default CompletionStage<List<Long>> positions(List<WorkRecord> waiting) {
		List<CompletableFuture<Long>> positions = waiting.stream()
			.map((record) -> position(record.key()).toCompletableFuture())
			.toList();
		return CompletableFuture.allOf(positions.toArray(CompletableFuture[]::new))
			.thenApply((all) -> positions.stream().map(CompletableFuture::join).toList());
	}

	/**
	 * How much waits.
	 * @return the number of queued requests
	 */
	CompletionStage<Long> depth();

	/**
	 * Do what time demands: expired leases go back to the queue, or become dead letters
	 * after the last attempt, ended by {@link WorkRecord#lost()}; waiting and parked work
	 * whose deadline passed becomes {@code EXPIRED}; final records and addressed results
	 * past their time are forgotten, dead letters never; listeners are told of work that
	 * may be claimed again. Costs as much as there is to do, however much waits, and goes
	 * in portions, so that claims go on meanwhile.
	 * @param maxAttempts how often work may be started
	 * @return the records that time changed, as they are now; every change is returned to
	 * one sweep only, of all processes. If they are {@link #MAX_SWEPT} or more, sweep
	 * again
	 */
	CompletionStage<List<WorkRecord>> sweep(int maxAttempts);

	/**
	 * Be told when there may be something to claim. Called on any thread; must not block.
	 * @param listener the listener
	 */
	void onAvailable(Runnable listener);

	/**
	 * Whether accepted work outlives this process.
	 * @return {@code true} if another process can go on with it
	 */
	boolean isDurable();

}
