package io.ensemble.transport.simple;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * What one process knows of work that is kept in a log, which it shares with others. Work
 * is accepted and ends in the log only: {@link #enqueue}, {@link #finish} and
 * {@link #end} are for the log's reader to replace, and work that time ends here stays as
 * it is, claimed by nobody, until the log says so.
 */
public final class MirroredWorkStore extends SimpleWorkStore {

	private final MirroredLedger ledger;

	/**
	 * Start with nothing.
	 * @param clock the only source of time; must not go back
	 * @param ageing the order of waiting work
	 * @param resultTtl how long final records are kept, except dead letters
	 * @param tombstoneTtl how long after that it is known that they were there
	 */
	public MirroredWorkStore(InstantSource clock, Ageing ageing, Duration resultTtl, Duration tombstoneTtl) {
		super(clock, ageing, resultTtl, tombstoneTtl, MirroredLedger::new);
		this.ledger = (MirroredLedger) ledger();
	}

	/**
	 * Look whether a request is known.
	 * @param submission the request
	 * @return what to answer; empty if it is new
	 */
	public Optional<Enqueued> known(Submission submission) {
		return locked((now) -> Optional.ofNullable(this.ledger.known(submission, now)));
	}

	/**
	 * Look at one piece of work.
	 * @param key the work
	 * @return its record; empty if there is none now
	 */
	public Optional<WorkRecord> look(WorkKey key) {
		return locked((now) -> (this.ledger.find(key) instanceof Found.Present present) ? Optional.of(present.record())
				: Optional.empty());
	}

	/**
	 * Give a new request its time of acceptance, without keeping it.
	 * @param submission the request
	 * @return the record to be written to the log
	 */
	public WorkRecord stamp(Submission submission) {
		return locked((now) -> this.ledger.stamp(submission, now));
	}

	/**
	 * Know of work that waits in the log, without claiming that it waits here.
	 * @param record the queued work
	 * @return {@code false} if it was known before
	 */
	public boolean announce(WorkRecord record) {
		return locked((now) -> this.ledger.announce(record));
	}

	/**
	 * How much was announced that neither came here nor ended.
	 * @return the number
	 */
	public int elsewhere() {
		return locked((now) -> this.ledger.elsewhere());
	}

	/**
	 * Work was read from the log that this process is to do.
	 * @param record the queued work, with the attempts that count
	 * @param maxAttempts how many there may be; after as many it is to end
	 * @return what became of it
	 */
	public Arrival arrive(WorkRecord record, int maxAttempts) {
		return locked((now) -> this.ledger.arrive(record, maxAttempts, now));
	}

	/**
	 * Work is no longer this process's to do. What runs already goes on.
	 * @param key the work
	 */
	public void depart(WorkKey key) {
		locked((now) -> {
			this.ledger.depart(key);
			return key;
		});
	}

	/**
	 * How claimed work would end now.
	 * @param claim the claim
	 * @param result its result
	 * @return the final record to be written to the log; empty if the claim was lost
	 */
	public Optional<WorkRecord> propose(Claim claim, WorkResult result) {
		return locked((now) -> this.ledger.propose(claim, result, now));
	}

	/**
	 * How work would end now, whoever holds it.
	 * @param key the work
	 * @param result its result
	 * @return the final record to be written to the log; empty if it is final or not
	 * known
	 */
	public Optional<WorkRecord> propose(WorkKey key, WorkResult result) {
		return locked((now) -> this.ledger.propose(key, result, now));
	}

	/**
	 * The ends that time demanded since this was asked before.
	 * @return final records to be written to the log
	 */
	public List<WorkRecord> takeProposed() {
		return locked((now) -> this.ledger.takeProposed());
	}

	/**
	 * The log says how work ended. Its result is not delivered by that. Whoever waits
	 * here for something else that was announced under the same id is told that it
	 * failed.
	 * @param end the final record
	 * @return {@code false} if it had ended before
	 */
	public boolean settle(WorkRecord end) {
		return locked((now) -> this.ledger.settle(end, now));
	}

}
