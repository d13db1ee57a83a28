package io.ensemble.transport.jdbc;

import java.util.Iterator;
import java.util.List;

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
	 * The positions of work that arrived together.
	 * @param session the transaction
	 * @param ranks where each piece is in the order
	 * @param counts the counts of the queue, read when they arrived
	 * @return the positions, 1 = next
	 */
	List<Long> ofArrivals(Session session, List<Rank> ranks, Ticket counts) {
		return (counts.waiting() <= ranks.size()) ? among(ranks) : of(session, ranks, counts);
	}

	private static List<Long> among(List<Rank> ranks) {
		List<Rank> ordered = ranks.stream().sorted().toList();
		return ranks.stream().map((rank) -> ordered.indexOf(rank) + 1L).toList();
	}

	/**
	 * The positions of work.
	 * @param session the transaction
	 * @param ranks where each piece is in the order
	 * @param counts the counts of the queue, read before
	 * @return the positions, 1 = next
	 */
	List<Long> of(Session session, List<Rank> ranks, Ticket counts) {
		Rank far = (counts.waiting() > LANDMARK) ? landmark(session, counts).rank() : Rank.LAST;
		List<Rank> near = ranks.stream().filter((rank) -> rank.compareTo(far) <= 0).toList();
		Iterator<Long> before = this.ready.countBefore(session, near, LANDMARK).iterator();
		return ranks.stream()
			.map((rank) -> (rank.compareTo(far) <= 0) ? before.next() + 1 : WorkQueue.EXACT_POSITIONS + 1L)
			.toList();
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

	}

}
