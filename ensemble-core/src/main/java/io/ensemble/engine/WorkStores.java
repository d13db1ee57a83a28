package io.ensemble.engine;

import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;

/**
 * Where work is kept.
 *
 * @param queue where it waits
 * @param results where its end is kept, in the same store
 * @param journal what it did so far
 * @param cache what it said, to be said again
 * @param deliveries its results on their way
 */
public record WorkStores(WorkQueue queue, ResultStore results, RunJournal journal, ResultCache cache,
		Deliveries deliveries) {
}
