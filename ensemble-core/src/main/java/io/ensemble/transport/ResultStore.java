package io.ensemble.transport;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * What became of accepted work. The first end that is written for a key is the only one
 * that anybody ever sees. An adapter implements it over the same data as its
 * {@link WorkQueue}, because ending work and freeing its place are one step. A final
 * record is kept for the time that is configured for results; after that it is
 * {@link Found.Expired} for the time of tombstones, so that asking again with the same id
 * does not do the work again, and then unknown. Dead letters are kept until somebody
 * decides.
 *
 * <p>
 * The rules of {@link WorkQueue} on blocking, failure, time and threads hold here too.
 */
public interface ResultStore {

	/**
	 * End claimed work; with the status {@code DEAD} it becomes a dead letter. A store
	 * that can never keep so large a result ends the work without its output and with the
	 * code {@code TOO_LARGE}.
	 * @param claim the claim
	 * @param result how it ended
	 * @return the final record; empty if the claim was lost, and the result is dropped.
	 * Who repeats the call that ended the work, with the same claim and result because
	 * its answer was lost, is answered with that record again while it is kept, unless
	 * the work was withdrawn
	 */
	CompletionStage<Optional<WorkRecord>> finish(Claim claim, WorkResult result);

	/**
	 * End work that is not final yet, whoever holds it: its caller withdraws it, its
	 * deadline passed, a reviewer refused.
	 * @param key the work
	 * @param result how it ended
	 * @return the final record; empty if it was final before or is not known
	 */
	CompletionStage<Optional<WorkRecord>> end(WorkKey key, WorkResult result);

	/**
	 * Look at one piece of work.
	 * @param key the work
	 * @return what is known of it
	 */
	CompletionStage<Found> find(WorkKey key);

	/**
	 * Look at many, newest first.
	 * @param query which ones; a limit over {@link WorkQuery#MAX_LIMIT} is that limit
	 * @return one page; fails with {@link io.ensemble.work.InvalidRequestException} if
	 * the cursor is none that an earlier page gave
	 */
	CompletionStage<WorkPage> list(WorkQuery query);

	/**
	 * Count dead letters, without reading them.
	 * @param limit where to stop
	 * @return how many there are, at most the limit
	 */
	CompletionStage<Integer> countDead(int limit);

	/**
	 * Wait for the end. Push, never polling; also for work that another process runs.
	 * @param key the work
	 * @return completes with the final record; never, if the key is not known now.
	 * Whoever needs it no more cancels it
	 */
	CompletionStage<WorkRecord> whenFinal(WorkKey key);

	/**
	 * Wait for the end of work that is handed in right after this call, by this process:
	 * like {@link #whenFinal}, without a look at the store.
	 * @param key the work
	 * @return completes with the final record of work that was accepted by this store
	 * after this call. Whoever's request is not {@link Enqueued.Accepted} cancels it
	 */
	CompletableFuture<WorkRecord> expect(WorkKey key);

	/**
	 * Send a dead letter back to its old place in the queue, with all its attempts before
	 * it and without their errors.
	 * @param key the work
	 * @return the queued record; empty if it is not dead
	 */
	CompletionStage<Optional<WorkRecord>> redrive(WorkKey key);

	/**
	 * Forget a dead letter, except that it was there.
	 * @param key the work
	 * @return {@code false} if it is not dead
	 */
	CompletionStage<Boolean> discard(WorkKey key);

	/**
	 * Keep a final record under an address of its caller's choice, as long as results are
	 * kept, counted from now; the first one stays.
	 * @param address the address
	 * @param record the final record
	 * @return {@code false} if something is there already, or was and its tombstone
	 * stands
	 */
	CompletionStage<Boolean> store(String address, WorkRecord record);

	/**
	 * What was kept under an address.
	 * @param caller the caller who chose the address
	 * @param address the address
	 * @return what is known of it
	 */
	CompletionStage<Found> at(String caller, String address);

}
