package io.ensemble.autoconfigure.transport.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Notices how long a count of answers has stood still, from one look to the next.
 * Thread-safe.
 */
public class AnswerWatch {

	/** Longer than a reader that pauses or waits for a rebalance goes without answers. */
	static final Duration PATIENCE = Duration.ofSeconds(10);

	private final InstantSource clock;

	private final LongSupplier count;

	private long last;

	private Instant changed;

	/**
	 * Watch from now on.
	 * @param clock says when somebody looks
	 * @param count gives how many answers there were
	 */
	public AnswerWatch(InstantSource clock, LongSupplier count) {
		this.clock = clock;
		this.count = count;
		this.changed = clock.instant();
	}

	/**
	 * Look at the count.
	 * @return {@code false} if it has stood still for ten seconds
	 */
	public synchronized boolean grows() {
		long current = this.count.getAsLong();
		Instant now = this.clock.instant();
		if (current != this.last) {
			this.last = current;
			this.changed = now;
		}
		return this.changed.plus(PATIENCE).isAfter(now);
	}

}
