package io.ensemble.work;

import java.util.Locale;

/**
 * Why a request was refused or work did not complete, the same word on every transport.
 */
public enum ErrorCode {

	/** No such shared task or tool. */
	UNKNOWN_CAPABILITY,

	/** No such request. */
	UNKNOWN_REQUEST,

	/** A field is missing, malformed or out of its limits. */
	INVALID,

	/** The body or context is larger than allowed. */
	TOO_LARGE,

	/** The queue is at its capacity. */
	QUEUE_FULL,

	/** The ensemble takes no new work. */
	DRAINING,

	/** The same request id with other content. */
	IDEMPOTENCY_MISMATCH,

	/** The store that keeps accepted work cannot be reached. */
	STORE_UNAVAILABLE,

	/** The result was there and is gone. */
	RESULT_EXPIRED,

	/** Passed on too often. */
	TOO_MANY_HOPS,

	/** The caller may not do this. */
	FORBIDDEN,

	/** The state of the work does not allow this. */
	CONFLICT,

	/** The handler reported a failure. */
	TASK_FAILED,

	/** Withdrawn by the caller. */
	CANCELLED,

	/** The deadline passed. */
	EXPIRED,

	/** Every attempt was lost or failed. */
	DEAD,

	/** A reviewer said no. */
	REJECTED,

	/** A defect of the ensemble itself. */
	INTERNAL;

	/**
	 * The code as it stands in HTTP problem types.
	 * @return lower case with dashes
	 */
	public String dashed() {
		return (this == INVALID) ? "invalid-request" : name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
