package io.ensemble.transport;

import java.time.Instant;

import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * The right to run one attempt of one piece of work, until its lease ends.
 *
 * @param record the running work
 * @param token grows with every claim of the same work; whoever shows an old one is
 * refused (a fencing token)
 */
public record Claim(WorkRecord record, long token) {

	/**
	 * Whether work ended by this claim and with that result: what somebody finds who
	 * finishes it once more, because the first answer was lost. What was withdrawn did
	 * not: people and time do that besides, and tell of it themselves.
	 * @param known the work as the store knows it
	 * @param result the result
	 * @return {@code false} if it has not ended, or otherwise
	 */
	public boolean ended(WorkRecord known, WorkResult result) {
		Instant at = known.completedAt();
		return at != null && !known.status().isWithdrawn() && known.equals(this.record.finished(result, at));
	}

}
