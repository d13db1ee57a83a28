package io.ensemble.transport.shared;

import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;

/**
 * The work of one other ensemble.
 *
 * @param queue takes requests for it; claiming from it is that ensemble's own business
 * @param results tells how they ended
 * @param closing gives back what the two need; the work stays
 */
public record SharedStore(WorkQueue queue, ResultStore results, Runnable closing) {
}
