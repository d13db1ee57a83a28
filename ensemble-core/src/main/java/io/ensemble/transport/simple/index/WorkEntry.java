package io.ensemble.transport.simple.index;

import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * One piece of accepted work and its place in the store. Written under the store's lock;
 * the record may be read without it.
 */
public final class WorkEntry {

	/** The token of work that nobody has claimed. */
	public static final long UNCLAIMED = 0;

	private final long acceptedAt;

	private volatile WorkRecord record;

	private @Nullable WorkIndex index;

	private long score;

	private long token = UNCLAIMED;

	private long until;

	private boolean here;

	/**
	 * Accept work.
	 * @param acceptedAt when, unique in the store
	 * @param record the work as it is known to others
	 */
	public WorkEntry(long acceptedAt, WorkRecord record) {
		this.acceptedAt = acceptedAt;
		this.record = record;
	}

	/**
	 * When the work was accepted.
	 * @return microseconds since the epoch, unique in the store
	 */
	public long acceptedAt() {
		return this.acceptedAt;
	}

	/**
	 * The work as it is known to others.
	 * @return its latest record, on any thread
	 */
	public WorkRecord record() {
		return this.record;
	}

	/**
	 * Change what is known of the work.
	 * @param record its new record
	 * @return the same record
	 */
	public WorkRecord become(WorkRecord record) {
		WorkRecord before = this.record;
		this.record = record;
		if (this.index != null) {
			this.index.changed(this, before);
		}
		return record;
	}

	void setIndex(WorkIndex index) {
		this.index = index;
	}

	/**
	 * The place of waiting work.
	 * @return its score, as it was ranked last
	 */
	public long score() {
		return this.score;
	}

	/**
	 * Find the place of the work by its priority.
	 * @param ageing orders waiting work
	 */
	public void rank(Ageing ageing) {
		this.score = ageing.score(this.acceptedAt, this.record.priority());
	}

	/**
	 * Who holds the work.
	 * @return the token of the claim, {@link #UNCLAIMED} if nobody does
	 */
	public long token() {
		return this.token;
	}

	/**
	 * Say who holds the work.
	 * @param token the token of the claim
	 */
	public void setToken(long token) {
		this.token = token;
	}

	/**
	 * Whether a claim on the work stands.
	 * @param claim the claim
	 * @return {@code false} if it was lost
	 */
	public boolean isHeldBy(Claim claim) {
		return this.token != UNCLAIMED && this.token == claim.token();
	}

	/**
	 * When the lease of claimed work ends, or the delay of waiting work.
	 * @return microseconds since the epoch; zero if there is neither
	 */
	public long until() {
		return this.until;
	}

	/**
	 * Say when a lease or a delay ends.
	 * @param until microseconds since the epoch; zero for neither
	 */
	public void setUntil(long until) {
		this.until = until;
	}

	/**
	 * Whether work that others may have as well is to be done by this process.
	 * @return {@code false} if it is only known
	 */
	public boolean isHere() {
		return this.here;
	}

	/**
	 * Say whether this process is to do it.
	 * @param here {@code false} if it only knows of it
	 */
	public void setHere(boolean here) {
		this.here = here;
	}

}
