package io.ensemble.transport.simple.index;

import org.jspecify.annotations.Nullable;

/**
 * The queued work: what may be claimed now, in order, and what may be claimed after a
 * delay. Not thread-safe.
 */
public final class WaitingWork {

	private final RankedSet<WorkEntry> ready = new RankedSet<>();

	private final RankedSet<WorkEntry> delayed = new RankedSet<>();

	/**
	 * How much waits.
	 * @return the number, delayed work included
	 */
	public int size() {
		return this.ready.size() + this.delayed.size();
	}

	/**
	 * Add work; delayed if its time is not over.
	 * @param entry the work
	 */
	public void add(WorkEntry entry) {
		if (entry.until() > 0) {
			this.delayed.add(entry.until(), entry.acceptedAt(), entry);
		}
		else {
			this.ready.add(entry.score(), entry.acceptedAt(), entry);
		}
	}

	/**
	 * Take work out.
	 * @param entry the work, unchanged since it was added
	 */
	public void remove(WorkEntry entry) {
		if (entry.until() > 0) {
			this.delayed.remove(entry.until(), entry.acceptedAt());
		}
		else {
			this.ready.remove(entry.score(), entry.acceptedAt());
		}
	}

	/**
	 * Let go what was delayed long enough.
	 * @param now the time in microseconds
	 * @return {@code true} if there was any
	 */
	public boolean release(long now) {
		boolean any = false;
		WorkEntry entry = this.delayed.pollUpTo(now);
		while (entry != null) {
			entry.setUntil(0);
			add(entry);
			any = true;
			entry = this.delayed.pollUpTo(now);
		}
		return any;
	}

	/**
	 * Take out the work that is next.
	 * @return the work; {@code null} if none may be claimed now
	 */
	public @Nullable WorkEntry poll() {
		return this.ready.pollUpTo(Long.MAX_VALUE);
	}

	/**
	 * The rank of waiting work. Delayed work has the rank it would have without the
	 * delay.
	 * @param entry the work
	 * @return 1 = next
	 */
	public long position(WorkEntry entry) {
		return this.ready.countBefore(entry.score(), entry.acceptedAt()) + 1L;
	}

}
