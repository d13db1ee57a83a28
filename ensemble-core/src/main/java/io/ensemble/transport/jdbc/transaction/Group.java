package io.ensemble.transport.jdbc.transaction;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Those who share a transaction. They are gathered when it begins, not when it is asked
 * for, and stay the same if it is repeated. Used by one thread at a time.
 *
 * @param <M> who shares it
 */
final class Group<M> {

	private final WaitingRoom<M> room;

	private @Nullable List<M> members;

	/**
	 * Those who will have come.
	 * @param room where they gather
	 */
	Group(WaitingRoom<M> room) {
		this.room = room;
	}

	/**
	 * One on its own.
	 * @param room where it was
	 * @param member who
	 */
	Group(WaitingRoom<M> room, M member) {
		this.room = room;
		this.members = List.of(member);
	}

	/**
	 * Who takes part, on the thread of the transaction; may block for a moment.
	 * @return the members
	 */
	List<M> members() {
		List<M> known = this.members;
		return (known != null) ? known : gather();
	}

	private List<M> gather() {
		try {
			List<M> gathered = this.room.leaveTogether();
			this.members = gathered;
			return gathered;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return gathered();
		}
	}

	/**
	 * Who took part, or would have if the transaction had begun.
	 * @return the members
	 */
	List<M> gathered() {
		List<M> known = this.members;
		if (known == null) {
			known = this.room.leave();
			this.members = known;
		}
		return known;
	}

}
