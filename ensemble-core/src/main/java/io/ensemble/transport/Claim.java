package io.ensemble.transport;

import io.ensemble.work.WorkRecord;

/**
 * The right to run one attempt of one piece of work, until its lease ends.
 *
 * @param record the running work
 * @param token grows with every claim of the same work; whoever shows an old one is
 * refused (a fencing token)
 */
public record Claim(WorkRecord record, long token) {
}
