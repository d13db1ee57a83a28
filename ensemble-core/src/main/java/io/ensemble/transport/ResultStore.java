package io.ensemble.transport;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * What became of accepted work. The first end that is written for a key is the only one
 * that anybody ever sees. An adapter implements it over the same data as its
 * {@link WorkQueue}, because ending work and freeing its place are one step.
 *
 * <p>
 * The rules of {@link WorkQueue} on blocking, failure, time and threads hold here too.
 */
public interface ResultStore {

	/**
	 * End claimed work.
	 * @param claim the claim
	 * @param result how it ended
	 * @return the final record; empty if the claim was lost, and the result is dropped
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
	 * @param query which ones
	 * @return one page
	 */
	CompletionStage<WorkPage> list(WorkQuery query);

	/**
	 * Wait for the end. Push, never polling; also for work that another process runs.
	 * @param key the work
	 * @return completes with the final record; never, if the key is not known
	 */
	CompletionStage<WorkRecord> whenFinal(WorkKey key);

	/**
	 * Send a dead letter back to the queue, with all its attempts.
	 * @param key the work
	 * @return the queued record; empty if it is not dead
	 */
	CompletionStage<Optional<WorkRecord>> redrive(WorkKey key);

	/**
	 * Forget a dead letter.
	 * @param key the work
	 * @return {@code false} if it is not dead
	 */
	CompletionStage<Boolean> discard(WorkKey key);

	/**
	 * Keep a final record under an address of its caller's choice; the first one stays.
	 * @param address the address
	 * @param record the final record
	 * @return {@code false} if something is there already
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
