package io.ensemble.transport.simple.index;

import java.time.Duration;

import io.ensemble.time.Micros;
import org.jspecify.annotations.Nullable;

/**
 * Who may run what until when. Every lease has a token that no other one ever has. Not
 * thread-safe.
 */
public final class Leases {

	private final RankedSet<WorkEntry> byEnd = new RankedSet<>();

	private long lastToken;

	/**
	 * Give work to somebody, with a new token.
	 * @param entry the work
	 * @param now the time in microseconds
	 * @param lease for how long
	 */
	public void grant(WorkEntry entry, long now, Duration lease) {
		entry.setToken(++this.lastToken);
		start(entry, now, lease);
	}

	/**
	 * Leave work to its holder for longer.
	 * @param entry the work
	 * @param now the time in microseconds
	 * @param lease how long from now
	 */
	public void renew(WorkEntry entry, long now, Duration lease) {
		this.byEnd.remove(entry.until(), entry.token());
		start(entry, now, lease);
	}

	/**
	 * Take work from its holder.
	 * @param entry the work
	 */
	public void revoke(WorkEntry entry) {
		this.byEnd.remove(entry.until(), entry.token());
		clear(entry);
	}

	/**
	 * Take the lease away from a holder who did not renew it.
	 * @param now the time in microseconds
	 * @return the work, free again; {@code null} if all leases hold
	 */
	public @Nullable WorkEntry pollExpired(long now) {
		WorkEntry entry = this.byEnd.pollUpTo(now);
		if (entry != null) {
			clear(entry);
		}
		return entry;
	}

	private void start(WorkEntry entry, long now, Duration lease) {
		entry.setUntil(now + Micros.of(lease));
		this.byEnd.add(entry.until(), entry.token(), entry);
	}

	private void clear(WorkEntry entry) {
		entry.setToken(WorkEntry.UNCLAIMED);
		entry.setUntil(0);
	}

}
