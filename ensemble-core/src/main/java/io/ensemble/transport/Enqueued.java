package io.ensemble.transport;

import io.ensemble.work.WorkRecord;

/**
 * What a queue answers to a new request.
 */
public sealed interface Enqueued {

	/**
	 * It waits.
	 *
	 * @param record the queued work
	 * @param position 1 = next, 0 if it is not known; exact up to
	 * {@link WorkQueue#EXACT_POSITIONS}
	 */
	record Accepted(WorkRecord record, long position) implements Enqueued {
	}

	/**
	 * The same caller asked the same before.
	 *
	 * @param record where that work stands
	 */
	record Known(WorkRecord record) implements Enqueued {
	}

	/**
	 * The same caller used the id before, for something else.
	 */
	record Mismatch() implements Enqueued {
	}

	/**
	 * The same caller asked before, and the result was there and is gone.
	 */
	record Expired() implements Enqueued {
	}

	/**
	 * The queue is at its capacity.
	 */
	record Full() implements Enqueued {
	}

	/**
	 * The store can keep no request of that size.
	 */
	record TooLarge() implements Enqueued {
	}

}
