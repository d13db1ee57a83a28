package io.ensemble.capability;

import java.time.Instant;

import io.ensemble.work.Delegation;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What a handler may know and tell while it works. A parameter of this type is filled in
 * and is no part of the input schema. Thread-safe.
 */
public interface WorkContext {

	/**
	 * The work as it was when this attempt started.
	 * @return request, key, attempt and times
	 */
	WorkRecord work();

	/**
	 * The input.
	 * @return text, or JSON if the capability takes structured input
	 */
	default String input() {
		return work().request().context();
	}

	/**
	 * When the time of the work is over, by the clock of this process: that of the store
	 * that took the work in, which the record has, may show another time.
	 * @return that instant, {@code null} if there is no deadline
	 */
	default @Nullable Instant expiresAt() {
		return work().expiresAt();
	}

	/**
	 * The span of this attempt; children of it go with everything that is asked of
	 * others.
	 * @return the trace context
	 */
	TraceContext trace();

	/**
	 * Tell how far the work is.
	 * @param message in words
	 * @param percentComplete 0 to 100, {@code null} if it cannot be told
	 */
	void progress(String message, @Nullable Integer percentComplete);

	/**
	 * Leave what there is so far: the caller gets it if the work is cancelled or expires.
	 * @param output the output so far; replaces what was left before
	 */
	void partial(String output);

	/**
	 * Tell that the output, although there is one, is not all that was asked for.
	 * @param reason stands as the error in the result of completed work; replaces what
	 * was told before
	 */
	default void caveat(String reason) {
	}

	/**
	 * Add model tokens to the account of this work.
	 * @param usage what one call used
	 */
	void tokens(TokenUsage usage);

	/**
	 * Note where a step that was handed to another ensemble stands; the latest note of an
	 * id counts.
	 * @param delegation the step
	 */
	void delegated(Delegation delegation);

	/**
	 * An id for the next child request, derived from this work's, the same again when the
	 * work is repeated and takes the same steps.
	 * @return {@code parent:n}, shortened by a digest if that is too long
	 */
	String nextChildId();

	/**
	 * What earlier attempts of this work wrote down, and where this one does.
	 * @return the journal; one that keeps nothing if there is none
	 */
	default WorkJournal journal() {
		return WorkJournal.NONE;
	}

	/**
	 * Whether the result of this attempt is of no use any more.
	 * @return {@code true} once the work is cancelled, expired or handed over
	 */
	boolean isCancelled();

	/**
	 * Whether the work goes on without this attempt: it was handed back at the end of a
	 * drain, or its lease was lost. What it asked of others is still wanted then, as the
	 * next attempt asks for the same.
	 * @return {@code true} if {@link #isCancelled()} for that reason
	 */
	default boolean isHandedOver() {
		return false;
	}

	/**
	 * Be told when the result of this attempt is of no use any more; at once if it is so
	 * already.
	 * @param action runs on any thread, must not block; hurts nobody when it throws
	 * @return takes the action back, so that nothing is kept for a step that is over
	 */
	Runnable onCancel(Runnable action);

}
