package io.ensemble.transport.simple;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.work.WorkRecord;

/**
 * One piece of accepted work and its place in the store. Written under the store's lock;
 * the record may be read without it.
 */
final class WorkEntry {

	/** The token of work that nobody has claimed. */
	static final long UNCLAIMED = 0;

	private final long acceptedAt;

	private volatile WorkRecord record;

	private long score;

	private long token = UNCLAIMED;

	private long until;

	private boolean here;

	WorkEntry(long acceptedAt, WorkRecord record) {
		this.acceptedAt = acceptedAt;
		this.record = record;
	}

	static long micros(Instant instant) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
	}

	static long micros(Duration duration) {
		return TimeUnit.MICROSECONDS.convert(duration);
	}

	static Instant instant(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}

	/**
	 * When the work was accepted.
	 * @return microseconds since the epoch, unique in the store
	 */
	long acceptedAt() {
		return this.acceptedAt;
	}

	WorkRecord record() {
		return this.record;
	}

	WorkRecord become(WorkRecord record) {
		this.record = record;
		return record;
	}

	long score() {
		return this.score;
	}

	void rank(Ageing ageing) {
		this.score = ageing.score(this.acceptedAt, this.record.priority());
	}

	long token() {
		return this.token;
	}

	void setToken(long token) {
		this.token = token;
	}

	boolean isHeldBy(Claim claim) {
		return this.token != UNCLAIMED && this.token == claim.token();
	}

	/**
	 * When the lease of claimed work ends, or the delay of waiting work.
	 * @return microseconds since the epoch; zero if there is neither
	 */
	long until() {
		return this.until;
	}

	void setUntil(long until) {
		this.until = until;
	}

	/**
	 * Whether work that others may have as well is to be done by this process.
	 * @return {@code false} if it is only known
	 */
	boolean isHere() {
		return this.here;
	}

	void setHere(boolean here) {
		this.here = here;
	}

}
