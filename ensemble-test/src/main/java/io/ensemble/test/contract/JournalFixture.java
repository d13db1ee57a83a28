package io.ensemble.test.contract;

import io.ensemble.transport.RunJournal;

/**
 * A store that keeps journals too.
 */
public interface JournalFixture extends StoreFixture {

	/**
	 * The journal under test, of the work in the queue.
	 * @return the same journal at every call
	 */
	RunJournal journal();

}
