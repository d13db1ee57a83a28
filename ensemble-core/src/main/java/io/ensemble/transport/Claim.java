package io.ensemble.transport;

import io.ensemble.work.WorkRecord;

/**
 * The right to run one attempt of one piece of work, until its lease ends.
 *
 * @param record the running work
 * @param token differs for every attempt; whoever shows an old one is refused (a fencing
 * token)
 */
public record Claim(WorkRecord record, long token) {
}
