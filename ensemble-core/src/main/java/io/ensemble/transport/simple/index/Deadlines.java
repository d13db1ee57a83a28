package io.ensemble.transport.simple.index;

import java.time.Instant;

import io.ensemble.time.Micros;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of work that waits, for a handler or for a person. Not thread-safe.
 */
public final class Deadlines {

	private final RankedSet<WorkEntry> byDeadline = new RankedSet<>();

	/**
	 * Watch the deadline of work, if it has one.
	 * @param entry the work
	 */
	public void watch(WorkEntry entry) {
		Instant expiresAt = entry.record().expiresAt();
		if (expiresAt != null) {
			this.byDeadline.add(Micros.of(expiresAt), entry.acceptedAt(), entry);
		}
	}

	/**
	 * Watch it no more.
	 * @param entry the work
	 */
	public void forget(WorkEntry entry) {
		Instant expiresAt = entry.record().expiresAt();
		if (expiresAt != null) {
			this.byDeadline.remove(Micros.of(expiresAt), entry.acceptedAt());
		}
	}

	/**
	 * Take out work whose deadline passed.
	 * @param now the time in microseconds
	 * @return the work; {@code null} if no deadline passed
	 */
	public @Nullable WorkEntry pollPassed(long now) {
		return this.byDeadline.pollUpTo(now);
	}

}
