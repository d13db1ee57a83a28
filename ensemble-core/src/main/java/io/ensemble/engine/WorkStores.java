package io.ensemble.engine;

import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;

/**
 * The two faces of one store.
 *
 * @param queue where work waits
 * @param results where its end is kept
 */
public record WorkStores(WorkQueue queue, ResultStore results) {
}
