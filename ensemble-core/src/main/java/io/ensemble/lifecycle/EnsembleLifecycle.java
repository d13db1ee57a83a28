package io.ensemble.lifecycle;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.ensemble.work.Submission;

/**
 * Leads an ensemble through its life. Thread-safe.
 */
public interface EnsembleLifecycle {

	/**
	 * Where the ensemble is.
	 * @return the state
	 */
	EnsembleState state();

	/**
	 * Begin to work.
	 */
	void start();

	/**
	 * Take no new work, except what belongs to work that is running here; finish and
	 * deliver the rest. Calling again joins the drain that goes on.
	 * @return completes when nothing is unfinished, at the latest after the drain
	 * time-out
	 */
	CompletionStage<Void> drain();

	/**
	 * Drain together with other ensembles that may still need this one: go on to take
	 * their work, too, and do not come to rest before the last call, even if there is
	 * nothing to do for a while.
	 * @param stillWelcome work that is taken beside what belongs to running work
	 * @param lastCall completes when nobody needs this ensemble any more
	 * @return completes when nothing is unfinished, at the latest after the drain
	 * time-out
	 */
	CompletionStage<Void> drain(Predicate<Submission> stillWelcome, CompletionStage<?> lastCall);

	/**
	 * End; does not wait.
	 */
	void stop();

	/**
	 * Be told of each new state.
	 * @param listener runs on the changing thread, must not block; hurts nobody when it
	 * throws
	 */
	void onChange(Consumer<EnsembleState> listener);

}
