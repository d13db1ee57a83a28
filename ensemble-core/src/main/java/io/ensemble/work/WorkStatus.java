package io.ensemble.work;

/**
 * Where a piece of work stands.
 */
public enum WorkStatus {

	/** Accepted, not started. */
	QUEUED,

	/** A handler has it. */
	RUNNING,

	/** Stopped at a gate until a qualified person decides. */
	WAITING_REVIEW,

	/** Done, with a result. */
	COMPLETED,

	/** The handler said no, or the work outlived a drain. */
	FAILED,

	/** Never accepted, or refused by a reviewer. */
	REJECTED,

	/** Withdrawn by its caller. */
	CANCELLED,

	/** Its deadline passed first. */
	EXPIRED,

	/**
	 * Every attempt was lost, or failed for a reason that did not pass; a dead letter.
	 */
	DEAD;

	/**
	 * Whether no further change can follow.
	 * @return {@code true} for the six final statuses
	 */
	public boolean isFinal() {
		return ordinal() >= COMPLETED.ordinal();
	}

	/**
	 * Whether somebody or time ended the work, not whoever had it.
	 * @return {@code true} if its caller or its deadline did
	 */
	public boolean isWithdrawn() {
		return this == CANCELLED || this == EXPIRED;
	}

}
