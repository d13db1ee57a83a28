package io.ensemble.autoconfigure.transport.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Notices how long a count of answers has stood still, from one look to the next.
 * Thread-safe.
 */
class AnswerWatch {

	/** Longer than a reader that pauses or waits for a rebalance goes without answers. */
	static final Duration PATIENCE = Duration.ofSeconds(10);

	private final InstantSource clock;

	private final LongSupplier count;

	private long last;

	private Instant changed;

	AnswerWatch(InstantSource clock, LongSupplier count) {
		this.clock = clock;
		this.count = count;
		this.changed = clock.instant();
	}

	synchronized boolean grows() {
		long current = this.count.getAsLong();
		Instant now = this.clock.instant();
		if (current != this.last) {
			this.last = current;
			this.changed = now;
		}
		return this.changed.plus(PATIENCE).isAfter(now);
	}

}
