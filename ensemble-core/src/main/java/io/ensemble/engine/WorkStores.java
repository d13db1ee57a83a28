package io.ensemble.engine;

import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.simple.SimpleRunJournal;

/**
 * Where work is kept.
 *
 * @param queue where it waits
 * @param results where its end is kept, in the same store
 * @param journal what it did so far
 * @param cache what it said, to be said again
 */
public record WorkStores(WorkQueue queue, ResultStore results, RunJournal journal, ResultCache cache) {

	/**
	 * For a store that keeps no journals and caches nothing: journals are kept in memory,
	 * and lost with the process.
	 * @param queue where work waits
	 * @param results where its end is kept
	 */
	public WorkStores(WorkQueue queue, ResultStore results) {
		this(queue, results, new SimpleRunJournal(), ResultCache.NONE);
	}

}
