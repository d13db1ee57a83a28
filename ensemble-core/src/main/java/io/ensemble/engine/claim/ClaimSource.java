package io.ensemble.engine.claim;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A queue that a {@link ClaimLoop} claims from, and what becomes of the claims. Called on
 * any thread; no method blocks.
 *
 * @param <C> a claim
 */
public interface ClaimSource<C> {

	/**
	 * Claim what is there. Called again only after the stage has ended.
	 * @param max how many at most
	 * @return the claims; fails, as an error does, if the queue is away
	 */
	CompletionStage<List<C>> claim(int max);

	/**
	 * Begin with what was claimed. Never fails: what cannot be begun here ends.
	 * @param claim the claim
	 * @param ended to be run once, on any thread, when this process is done with it
	 */
	void begin(C claim, Runnable ended);

	/**
	 * Give back what is not to be begun.
	 * @param claim the claim
	 * @return ends when the queue knows, or cannot be told
	 */
	CompletionStage<?> handBack(C claim);

	/**
	 * Whether the queue wakes the loop for everything that may be claimed after it gave
	 * less than it was asked for. If not, it is asked after every end.
	 * @return {@code true} if an end is no reason to ask it then
	 */
	boolean tellsOfAll();

	/**
	 * What is not done while the queue is away.
	 * @return words fit for a log
	 */
	String consequence();

}
