package io.ensemble.transport;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What unfinished work did so far, step by step, so that its next attempt goes on where
 * the one before stopped. What an entry says is up to the handler; a store keeps it as
 * the text that it is.
 *
 * <p>
 * The store of the work drops its journal in the step that ends the work. Dead letters
 * keep theirs until they are discarded, as they may be sent back to the queue.
 *
 * <p>
 * No method blocks, and every one may be called on any thread. A store that cannot be
 * reached fails the stage with {@link StoreUnavailableException}; the work goes on
 * without a journal then.
 */
public interface RunJournal {

	/** Keeps nothing: every attempt begins afresh. */
	RunJournal NONE = new RunJournal() {

		@Override
		public CompletionStage<Optional<List<String>>> open(Claim claim) {
			return CompletableFuture.completedFuture(Optional.of(List.of()));
		}

		@Override
		public CompletionStage<Boolean> append(Claim claim, String entry) {
			return CompletableFuture.completedFuture(true);
		}

	};

	/**
	 * Begin an attempt. From now on no attempt before it can append.
	 * @param claim the claim of the attempt
	 * @return what all attempts appended so far, in order; empty if the claim was lost
	 */
	CompletionStage<Optional<List<String>>> open(Claim claim);

	/**
	 * Add a step. Steps of one claim that are appended at the same time are kept in any
	 * order.
	 * @param claim the claim of the attempt, which opened the journal
	 * @param entry the step, as text of any length
	 * @return {@code false} if the claim was lost or the work ended; nothing is kept then
	 */
	CompletionStage<Boolean> append(Claim claim, String entry);

}
