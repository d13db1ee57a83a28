package io.ensemble.transport.jdbc.table;

import io.ensemble.time.Micros;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work and its place.
 *
 * @param record the work
 * @param place where it belongs
 * @param score its rank among what waits
 * @param token the token of its latest claim, zero if it is not claimed
 * @param problem why some of it cannot be read and something stands in for it;
 * {@code null} if all can
 */
public record WorkRow(WorkRecord record, Place place, long score, long token, @Nullable String problem) {

	/**
	 * When it was accepted.
	 * @return microseconds since the epoch, unique in the ensemble
	 */
	public long acceptedAt() {
		return Micros.of(this.record.submittedAt());
	}

}
