package io.ensemble.transport.simple;

import org.jspecify.annotations.Nullable;

/**
 * The queued work: what may be claimed now, in order, and what may be claimed after a
 * delay. Not thread-safe.
 */
final class WaitingWork {

	private final RankedSet<WorkEntry> ready = new RankedSet<>();

	private final RankedSet<WorkEntry> delayed = new RankedSet<>();

	int size() {
		return this.ready.size() + this.delayed.size();
	}

	/**
	 * Add work; delayed if its time is not over.
	 * @param entry the work
	 */
	void add(WorkEntry entry) {
		if (entry.until() > 0) {
			this.delayed.add(entry.until(), entry.acceptedAt(), entry);
		}
		else {
			this.ready.add(entry.score(), entry.acceptedAt(), entry);
		}
	}

	void remove(WorkEntry entry) {
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
	boolean release(long now) {
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

	@Nullable WorkEntry poll() {
		return this.ready.pollUpTo(Long.MAX_VALUE);
	}

	/**
	 * The rank of waiting work. Delayed work has the rank it would have without the
	 * delay.
	 * @param entry the work
	 * @return 1 = next
	 */
	long position(WorkEntry entry) {
		return this.ready.countBefore(entry.score(), entry.acceptedAt()) + 1L;
	}

}
