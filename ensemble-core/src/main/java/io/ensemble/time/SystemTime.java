package io.ensemble.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The machine's time, read once and carried on by the monotonic counter: a wall clock
 * that somebody sets back or forth moves no deadline and no lease. The one place that
 * reads a clock.
 */
public final class SystemTime implements InstantSource {

	private final Instant origin = Instant.now();

	private final long originNanos = System.nanoTime();

	@Override
	public Instant instant() {
		return this.origin.plusNanos(System.nanoTime() - this.originNanos);
	}

}
