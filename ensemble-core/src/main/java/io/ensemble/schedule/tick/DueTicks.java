package io.ensemble.schedule.tick;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The ticks between two moments, by whether their time has passed.
 */
public final class DueTicks {

	/** How late a tick may be and is still on time: a busy machine, not an absence. */
	public static final Duration GRACE = Duration.ofMinutes(1);

	/**
	 * Nobody looks further back: the ids of longer ago may be forgotten, and there may be
	 * very many.
	 */
	public static final Duration LOOK_BACK = Duration.ofDays(7);

	private final List<Instant> punctual = new ArrayList<>();

	private final Deque<Instant> late = new ArrayDeque<>();

	private final int limit;

	private long missed;

	private @Nullable Instant latest;

	private DueTicks(int limit) {
		this.limit = limit;
	}

	/**
	 * Look for ticks.
	 * @param ticks when something is due
	 * @param after the latest tick that was seen to
	 * @param now the time
	 * @param limit how many of those whose time has passed are kept, at least one
	 * @return what is due
	 */
	public static DueTicks between(Ticks ticks, Instant after, Instant now, int limit) {
		DueTicks due = new DueTicks(limit);
		Instant earliest = now.minus(LOOK_BACK);
		Instant tick = ticks.after(after.isBefore(earliest) ? earliest : after);
		while (tick != null && !tick.isAfter(now)) {
			due.add(tick, now);
			tick = ticks.after(tick);
		}
		return due;
	}

	private void add(Instant tick, Instant now) {
		this.latest = tick;
		if (!tick.plus(GRACE).isBefore(now)) {
			this.punctual.add(tick);
			return;
		}
		this.missed++;
		this.late.add(tick);
		if (this.late.size() > this.limit) {
			this.late.remove();
		}
	}

	/**
	 * Which of them run.
	 * @param policy what becomes of those whose time has passed
	 * @return the ticks, in order
	 */
	public List<Instant> toRun(MissedTicks policy) {
		List<Instant> run = new ArrayList<>();
		if (policy == MissedTicks.RUN_ALL) {
			run.addAll(this.late);
		}
		else if (policy == MissedTicks.RUN_ONCE && this.punctual.isEmpty() && !this.late.isEmpty()) {
			run.add(this.late.getLast());
		}
		run.addAll(this.punctual);
		return run;
	}

	/**
	 * How many passed their time.
	 * @return also those beyond the limit
	 */
	public long missed() {
		return this.missed;
	}

	/**
	 * Up to where all is seen to when these are.
	 * @return the latest tick; {@code null} if there is none
	 */
	public @Nullable Instant latest() {
		return this.latest;
	}

}
