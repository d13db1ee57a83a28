package io.ensemble.transport.simple;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

import io.ensemble.time.Micros;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.simple.delivery.SimpleDeliveryQueue;
import io.ensemble.transport.simple.index.AddressedResults;
import io.ensemble.transport.simple.index.Retention;
import io.ensemble.transport.simple.index.WorkIndex;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * Work in the memory of this process. Every step costs O(log n) at most and is done under
 * one lock before the call returns, so the stages that the methods return are complete
 * already; listeners and waiting callers are told on the calling thread, without the
 * lock.
 */
public class SimpleWorkStore implements WorkQueue, ResultStore {

	private final Lock lock = new ReentrantLock();

	private final Announcements announcements = new Announcements();

	private final WorkIndex index = new WorkIndex();

	private final InstantSource clock;

	private final WorkLedger ledger;

	private final AddressedResults addressed;

	private final SimpleDeliveryQueue deliveries;

	private final SimpleRunJournal journal = new SimpleRunJournal();

	/**
	 * Start with nothing.
	 * @param clock the only source of time; must not go back
	 * @param ageing the order of waiting work
	 * @param resultTtl how long final records are kept, except dead letters
	 * @param tombstoneTtl how long after that it is known that they were there
	 */
	public SimpleWorkStore(InstantSource clock, Ageing ageing, Duration resultTtl, Duration tombstoneTtl) {
		this(clock, ageing, resultTtl, tombstoneTtl, WorkLedger::new);
	}

	SimpleWorkStore(InstantSource clock, Ageing ageing, Duration resultTtl, Duration tombstoneTtl, LedgerKind kind) {
		this.clock = clock;
		this.deliveries = new SimpleDeliveryQueue(clock, tombstoneTtl);
		this.ledger = kind.open(this.index, new Retention<>(resultTtl, tombstoneTtl), ageing, this.announcements,
				this.deliveries, this.journal);
		this.addressed = new AddressedResults(resultTtl, tombstoneTtl);
	}

	/**
	 * The results on their way, registered as their work ends.
	 * @return the deliveries of this store
	 */
	public SimpleDeliveryQueue deliveries() {
		return this.deliveries;
	}

	/**
	 * What unfinished work did so far.
	 * @return the journals of this store
	 */
	public RunJournal journal() {
		return this.journal;
	}

	@Override
	public CompletionStage<Enqueued> enqueue(Submission submission, int capacity) {
		return step((now) -> this.ledger.enqueue(submission, capacity, now));
	}

	@Override
	public CompletionStage<Optional<Enqueued>> answer(Submission submission, WorkResult result) {
		return step((now) -> Optional.of(this.ledger.answer(submission, result, now)));
	}

	@Override
	public CompletionStage<List<Claim>> claim(int max, Duration lease) {
		return step((now) -> this.ledger.claim(max, lease, now));
	}

	@Override
	public CompletionStage<Boolean> renew(Claim claim, Duration lease) {
		return step((now) -> this.ledger.renew(claim, lease, now));
	}

	@Override
	public CompletionStage<Boolean> handBack(Claim claim) {
		return step((now) -> this.ledger.handBack(claim));
	}

	@Override
	public CompletionStage<Boolean> retry(Claim claim, Duration delay, String error) {
		return step((now) -> this.ledger.retry(claim, delay, error, now));
	}

	@Override
	public CompletionStage<Boolean> park(Claim claim) {
		return step((now) -> this.ledger.park(claim));
	}

	@Override
	public CompletionStage<Boolean> resume(WorkKey key) {
		return step((now) -> this.ledger.resume(key));
	}

	@Override
	public CompletionStage<Boolean> reprioritise(WorkKey key, Priority priority) {
		return step((now) -> this.ledger.reprioritise(key, priority));
	}

	@Override
	public CompletionStage<Long> position(WorkKey key) {
		return step((now) -> this.ledger.position(key));
	}

	@Override
	public CompletionStage<Long> depth() {
		return step((now) -> this.ledger.depth());
	}

	@Override
	public CompletionStage<List<WorkRecord>> sweep(int maxAttempts) {
		return step((now) -> {
			this.addressed.sweep(now);
			this.announcements.later(this.deliveries::tellIfDue);
			return this.ledger.sweep(maxAttempts, now);
		});
	}

	@Override
	public void onAvailable(Runnable listener) {
		this.announcements.listen(listener);
	}

	@Override
	public boolean isDurable() {
		return false;
	}

	@Override
	public CompletionStage<Optional<WorkRecord>> finish(Claim claim, WorkResult result) {
		return step((now) -> this.ledger.finish(claim, result, now));
	}

	@Override
	public CompletionStage<Optional<WorkRecord>> end(WorkKey key, WorkResult result) {
		return step((now) -> this.ledger.end(key, result, now));
	}

	@Override
	public CompletionStage<Found> find(WorkKey key) {
		return step((now) -> this.ledger.find(key));
	}

	@Override
	public CompletionStage<Integer> countDead(int limit) {
		return CompletableFuture.completedFuture(this.index.countDead(limit));
	}

	@Override
	public CompletionStage<WorkPage> list(WorkQuery query) {
		try {
			return CompletableFuture.completedFuture(this.index.list(query));
		}
		catch (InvalidRequestException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public CompletableFuture<WorkRecord> expect(WorkKey key) {
		return locked((now) -> this.ledger.expect(key));
	}

	@Override
	public CompletionStage<WorkRecord> whenFinal(WorkKey key) {
		return this.<CompletionStage<WorkRecord>>locked((now) -> this.ledger.whenFinal(key));
	}

	@Override
	public CompletionStage<Optional<WorkRecord>> redrive(WorkKey key) {
		return step((now) -> this.ledger.redrive(key));
	}

	@Override
	public CompletionStage<Boolean> discard(WorkKey key) {
		return step((now) -> this.ledger.discard(key, now));
	}

	@Override
	public CompletionStage<Boolean> store(String address, WorkRecord record) {
		return step((now) -> this.addressed.store(address, record, now));
	}

	@Override
	public CompletionStage<Found> at(String caller, String address) {
		return step((now) -> this.addressed.find(caller, address));
	}

	final WorkLedger ledger() {
		return this.ledger;
	}

	private <T> CompletionStage<T> step(LongFunction<T> action) {
		return CompletableFuture.completedFuture(locked(action));
	}

	final <T> T locked(LongFunction<T> action) {
		List<Runnable> told;
		T answer;
		this.lock.lock();
		try {
			answer = action.apply(Micros.of(this.clock.instant()));
			told = this.announcements.take();
		}
		finally {
			this.lock.unlock();
		}
		told.forEach(Runnable::run);
		return answer;
	}

	/**
	 * Opens the states of work.
	 */
	interface LedgerKind {

		WorkLedger open(WorkIndex index, Retention<WorkKey> retention, Ageing ageing, Announcements announcements,
				SimpleDeliveryQueue deliveries, SimpleRunJournal journal);

	}

}
