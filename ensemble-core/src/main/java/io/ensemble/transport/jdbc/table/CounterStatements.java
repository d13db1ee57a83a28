package io.ensemble.transport.jdbc.table;

import io.ensemble.transport.jdbc.database.Dialect;

/**
 * The SQL that changes counters. A counter has as many stripes as the database lets write
 * at once; each gives ticks of its own, and all of them are looked at once in a
 * statement.
 */
final class CounterStatements {

	private static final String MINE = " where mine.ensemble = :ensemble and mine.stripe = ";

	private static final String ALL = """
			\sfrom (select max(last_tick) as tick, cast(sum(waiting) as bigint) as waiting,
			cast(sum(removed) as bigint) as removed from ensemble_counter where ensemble = :ensemble) as seen""";

	private final Dialect dialect;

	private final boolean striped;

	private final String tick;

	private final String admit;

	private final String admitToRoom;

	private final String leave;

	CounterStatements(Dialect dialect, String room) {
		this.dialect = dialect;
		this.striped = dialect.stripes() > 1;
		this.tick = tick();
		this.admit = admitTo(":capacity");
		this.admitToRoom = admitTo(room);
		this.leave = dialect.returning(
				"update ensemble_counter as mine set waiting = mine.waiting - :left, removed = mine.removed + :left"
						+ changed(),
				this.striped ? "mine.last_tick" : "last_tick");
	}

	private String admitTo(String room) {
		String update = "update ensemble_counter as mine set waiting = mine.waiting + :count" + changed() + " and "
				+ (this.striped ? "seen" : "mine") + ".waiting + :count <= " + room;
		return this.dialect.returning(update,
				this.striped ? "mine.last_tick, seen.waiting + :count, seen.removed" : "last_tick, waiting, removed");
	}

	private String changed() {
		return ", last_tick = " + this.tick + (this.striped ? ALL : "") + MINE + this.dialect.stripe();
	}

	private String tick() {
		String free = "greatest(" + this.dialect.now() + " + cast(:ahead as bigint), mine.last_tick + 1"
				+ (this.striped ? ", seen.tick + 1)" : ")");
		String stripes = String.valueOf(this.dialect.stripes());
		return free + " + mod(mine.stripe - mod(" + free + ", " + stripes + ") + " + stripes + ", " + stripes
				+ ") + cast(:span as bigint)";
	}

	/**
	 * Takes {@code :count} of {@code :capacity} places, and ticks.
	 * @return a statement that answers the last tick, and the counts after it; nothing if
	 * there is no room
	 */
	String admit() {
		return this.admit;
	}

	/**
	 * Takes places likewise, if they are within the room.
	 * @return the statement
	 */
	String admitToRoom() {
		return this.admitToRoom;
	}

	/**
	 * Takes ticks, while {@code :left} leave the queue.
	 * @return a statement that answers the last tick
	 */
	String leave() {
		return this.leave;
	}

}
