package io.ensemble.test.contract;

import java.util.List;

import io.ensemble.transport.WorkQueue;
import io.ensemble.work.Submission;

/**
 * A store that can be filled quickly.
 */
interface BulkFixture extends StoreFixture {

	/**
	 * Take in much that became the same. Copy number {@code n} of the request {@code a}
	 * is {@code a-n}, from 1, accepted earlier than {@code a} and all copies with a
	 * larger number.
	 * @param originals new to the store
	 * @param copies how many of each, beside itself
	 * @param step does with all that waits what the copies are to have gone through too
	 */
	void fill(List<Submission> originals, int copies, Runnable step);

	/**
	 * A queue over the same data, as a process has that starts now.
	 * @return the queue; closed together with the store
	 */
	WorkQueue started();

}
