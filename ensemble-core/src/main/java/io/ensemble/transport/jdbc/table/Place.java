package io.ensemble.transport.jdbc.table;

/**
 * Where a row belongs. Its number is in the database and first in the indexes: never
 * change the order, add at the end.
 */
public enum Place {

	/** Queued; may be claimed. */
	READY,

	/** Queued; may be claimed when it is due. */
	DELAYED,

	/** Claimed; lost when it is due. */
	RUNNING,

	/** Waits for a person. */
	PARKED,

	/** Ended; forgotten when it is due. */
	FINAL,

	/** A dead letter; never due. */
	DEAD,

	/** A tombstone; removed when it is due. */
	GONE,

	/** Was queued until its deadline; ends at the next sweep. */
	OVERDUE;

	private static final Place[] ALL = values();

	static Place of(int number) {
		return ALL[number];
	}

	/**
	 * The number in the database.
	 * @return a small number
	 */
	public int number() {
		return ordinal();
	}

	/**
	 * Whether work at this place takes room in the queue.
	 * @return {@code true} for queued work
	 */
	public boolean isWaiting() {
		return this == READY || this == DELAYED;
	}

	/**
	 * Whether work at this place can still end.
	 * @return {@code true} before the end
	 */
	public boolean isOpen() {
		return ordinal() < FINAL.ordinal() || this == OVERDUE;
	}

}
