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
	 * Drain, but go on to take some of the work.
	 * @param stillWelcome work that is taken all the same
	 * @return completes when nothing is unfinished
	 */
	CompletionStage<Void> drain(Predicate<Submission> stillWelcome);

	/**
	 * End; does not wait.
	 */
	void stop();

	/**
	 * Be told of each new state.
	 * @param listener runs on the changing thread, must not block
	 */
	void onChange(Consumer<EnsembleState> listener);

}
