package io.ensemble.transport;

import io.ensemble.work.WorkRecord;

/**
 * What a store knows of a key.
 */
public sealed interface Found {

	/**
	 * It is there.
	 *
	 * @param record the work
	 */
	record Present(WorkRecord record) implements Found {
	}

	/**
	 * It was there; its time is over.
	 */
	record Expired() implements Found {
	}

	/**
	 * It was never there, or is long forgotten.
	 */
	record Unknown() implements Found {
	}

}
