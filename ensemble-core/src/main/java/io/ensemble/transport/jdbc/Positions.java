package io.ensemble.transport.jdbc;

import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.table.QueueTable.Ticket;
import io.ensemble.transport.jdbc.table.ReadyWork;
import io.ensemble.transport.jdbc.table.ReadyWork.Rank;
import org.jspecify.annotations.Nullable;

/**
 * Ranks of waiting work: counted where they are to be exact. Further back, a landmark
 * saves the counting: work of a known rank, which moves up by at most as many places as
 * were left since, so whatever comes behind it is known to be behind that many.
 * Thread-safe.
 */
final class Positions {

	private static final int LANDMARK = 2 * WorkQueue.EXACT_POSITIONS;

	private final ReadyWork ready;

	private volatile @Nullable Landmark landmark;

	Positions(ReadyWork ready) {
		this.ready = ready;
	}

	/**
	 * The rank of work.
	 * @param session the transaction
	 * @param rank where it is in the order
	 * @param counts the counts of the queue, read before
	 * @return 1 = next
	 */
	long of(Session session, Rank rank, Ticket counts) {
		if (counts.waiting() > LANDMARK && landmark(session, counts).isBefore(rank)) {
			return WorkQueue.EXACT_POSITIONS + 1L;
		}
		return this.ready.countBefore(session, rank, LANDMARK) + 1;
	}

	private Landmark landmark(Session session, Ticket counts) {
		Landmark known = this.landmark;
		if (known == null || !known.isValid(counts)) {
			known = new Landmark(this.ready.at(session, LANDMARK), counts.removed());
			this.landmark = known;
		}
		return known;
	}

	/**
	 * Work that was the {@link #LANDMARK}th.
	 *
	 * @param rank where it is in the order
	 * @param removed how many had left the queue then
	 */
	private record Landmark(Rank rank, long removed) {

		boolean isValid(Ticket counts) {
			return counts.removed() - this.removed < LANDMARK - WorkQueue.EXACT_POSITIONS;
		}

		boolean isBefore(Rank other) {
			return this.rank.compareTo(other) < 0;
		}

	}

}
