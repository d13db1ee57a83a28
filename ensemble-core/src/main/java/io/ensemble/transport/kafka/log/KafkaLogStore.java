package io.ensemble.transport.kafka.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.UnsupportedByStoreException;
import io.ensemble.transport.WorkPage;
import io.ensemble.transport.WorkQuery;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.kafka.TooLargeForKafkaException;
import io.ensemble.transport.kafka.log.record.Progress;
import io.ensemble.transport.simple.MirroredWorkStore;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.listener.Listeners;

/**
 * Work in Kafka alone. Accepted is what a topic of work has, started and ended is what
 * the topic of states has, and everything between, order, leases, delays, is in the
 * memory of the process that reads the work: if it ends, or others read its partition
 * from then on, they start again what has not ended.
 */
public final class KafkaLogStore implements WorkQueue, ResultStore {

	private final ConcurrentLinkedQueue<WorkRecord> unproposed = new ConcurrentLinkedQueue<>();

	private final Listeners<Runnable> passedOver = new Listeners<>("available work");

	private final MirroredWorkStore work;

	private final Acceptance acceptance;

	private final Ends ends;

	private final Attempts attempts;

	private final Progress progress;

	KafkaLogStore(MirroredWorkStore work, Acceptance acceptance, Ends ends, Attempts attempts, Progress progress) {
		this.work = work;
		this.acceptance = acceptance;
		this.ends = ends;
		this.attempts = attempts;
		this.progress = progress;
	}

	@Override
	public CompletionStage<Enqueued> enqueue(Submission submission, int capacity) {
		return this.acceptance.enqueue(submission, capacity);
	}

	@Override
	public CompletionStage<List<Claim>> claim(int max, Duration lease) {
		return this.work.claim(max, lease).thenCompose((claims) -> start(claims, lease));
	}

	@Override
	public CompletionStage<Boolean> renew(Claim claim, Duration lease) {
		return this.work.renew(claim, lease);
	}

	@Override
	public CompletionStage<Boolean> handBack(Claim claim) {
		return takenBack(claim, this.work.handBack(claim));
	}

	@Override
	public CompletionStage<Boolean> retry(Claim claim, Duration delay, String error) {
		return this.work.retry(claim, delay, error);
	}

	@Override
	public CompletionStage<Boolean> park(Claim claim) {
		return takenBack(claim, this.work.park(claim)).thenApply((parked) -> {
			if (parked) {
				this.progress.parked(claim.record().key());
			}
			return parked;
		});
	}

	@Override
	public CompletionStage<Boolean> resume(WorkKey key) {
		return this.work.resume(key).thenApply((resumed) -> {
			if (resumed) {
				this.progress.resumed(key);
			}
			return resumed;
		});
	}

	/**
	 * Cannot be done: the topic of a record is its priority.
	 */
	@Override
	public CompletionStage<Boolean> reprioritise(WorkKey key, Priority priority) {
		return unsupported("change the priority of waiting work");
	}

	/**
	 * The rank among the work that the same process has read.
	 */
	@Override
	public CompletionStage<Long> position(WorkKey key) {
		return this.work.position(key);
	}

	/**
	 * How much waits in the partitions that this process reads, or else was handed in
	 * here and has not ended.
	 */
	@Override
	public CompletionStage<Long> depth() {
		return CompletableFuture.completedFuture(this.acceptance.depth());
	}

	@Override
	public CompletionStage<List<WorkRecord>> sweep(int maxAttempts) {
		return this.work.sweep(maxAttempts).thenCompose((changed) -> {
			this.unproposed.addAll(this.work.takeProposed());
			List<CompletableFuture<Optional<WorkRecord>>> ended = new ArrayList<>();
			for (WorkRecord end = this.unproposed.poll(); end != null; end = this.unproposed.poll()) {
				ended.add(endByTime(end).toCompletableFuture());
			}
			return CompletableFuture.allOf(ended.toArray(CompletableFuture[]::new))
				.thenApply((done) -> latest(changed, ended));
		});
	}

	@Override
	public void onAvailable(Runnable listener) {
		this.work.onAvailable(listener);
		this.passedOver.add(listener);
	}

	@Override
	public boolean isDurable() {
		return true;
	}

	/**
	 * What is too large to be kept ends without its output, and did not complete.
	 */
	@Override
	public CompletionStage<Optional<WorkRecord>> finish(Claim claim, WorkResult result) {
		return end(result, (small) -> this.work.propose(claim, small)).thenApply((ended) -> ended
			.or(() -> this.work.look(claim.record().key()).filter((known) -> claim.ended(known, result))));
	}

	/**
	 * What is too large to be kept ends without its output, and did not complete.
	 */
	@Override
	public CompletionStage<Optional<WorkRecord>> end(WorkKey key, WorkResult result) {
		return end(result, (small) -> this.work.propose(key, small));
	}

	@Override
	public CompletionStage<Found> find(WorkKey key) {
		return this.work.find(key);
	}

	@Override
	public CompletionStage<WorkPage> list(WorkQuery query) {
		return this.work.list(query);
	}

	@Override
	public CompletionStage<Integer> countDead(int limit) {
		return this.work.countDead(limit);
	}

	@Override
	public CompletableFuture<WorkRecord> expect(WorkKey key) {
		return this.work.expect(key);
	}

	@Override
	public CompletionStage<WorkRecord> whenFinal(WorkKey key) {
		return this.work.whenFinal(key);
	}

	/**
	 * Cannot be done: what ended has ended.
	 */
	@Override
	public CompletionStage<Optional<WorkRecord>> redrive(WorkKey key) {
		return unsupported("send a dead letter on its way again; hand the request in under another id");
	}

	/**
	 * Cannot be done: each process that knows of a dead letter does so until it ends.
	 */
	@Override
	public CompletionStage<Boolean> discard(WorkKey key) {
		return unsupported("throw a dead letter away; each process forgets it when it ends");
	}

	@Override
	public CompletionStage<Boolean> store(String address, WorkRecord record) {
		return this.ends.store(address, record);
	}

	@Override
	public CompletionStage<Found> at(String caller, String address) {
		return this.work.at(caller, address);
	}

	private CompletionStage<List<Claim>> start(List<Claim> claims, Duration lease) {
		return this.attempts.start(claims).handle((known, failure) -> {
			if (failure != null) {
				claims.forEach(this.work::handBack);
				return CompletableFuture.<List<Claim>>failedFuture(failure);
			}
			return CompletableFuture.completedFuture(stillHeld(claims, lease));
		}).thenCompose((started) -> started);
	}

	// Brokers may have taken longer than a lease, and others may have ended the work.
	private List<Claim> stillHeld(List<Claim> claims, Duration lease) {
		List<Claim> held = claims.stream()
			.filter((claim) -> this.work.renew(claim, lease).toCompletableFuture().join())
			.toList();
		if (held.size() < claims.size()) {
			this.passedOver.tell(Runnable::run);
		}
		return held;
	}

	private CompletionStage<Boolean> takenBack(Claim claim, CompletionStage<Boolean> back) {
		return back.thenApply((done) -> {
			if (done) {
				this.attempts.takeBack(claim.record());
			}
			return done;
		});
	}

	private CompletionStage<Optional<WorkRecord>> endByTime(WorkRecord end) {
		return this.ends.propose(end).handle((first, failure) -> {
			if (failure != null) {
				this.unproposed.add(end);
				return Optional.empty();
			}
			return first ? Optional.of(end) : Optional.empty();
		});
	}

	private static List<WorkRecord> latest(List<WorkRecord> changed,
			List<CompletableFuture<Optional<WorkRecord>>> ended) {
		Map<WorkKey, WorkRecord> latest = new LinkedHashMap<>();
		changed.forEach((record) -> latest.put(record.key(), record));
		ended.forEach((end) -> end.join().ifPresent((record) -> latest.put(record.key(), record)));
		return List.copyOf(latest.values());
	}

	private CompletionStage<Optional<WorkRecord>> end(WorkResult result,
			Function<WorkResult, Optional<WorkRecord>> ended) {
		return propose(ended.apply(result)).exceptionallyCompose((failure) -> TooLargeForKafkaException.is(failure)
				? propose(ended.apply(withoutOutput(result))) : CompletableFuture.failedFuture(failure));
	}

	private static WorkResult withoutOutput(WorkResult result) {
		return WorkResult.ended((result.status() == WorkStatus.COMPLETED) ? WorkStatus.FAILED : result.status(),
				ErrorCode.TOO_LARGE, "The result is larger than what can be kept");
	}

	private CompletionStage<Optional<WorkRecord>> propose(Optional<WorkRecord> end) {
		return end
			.map((record) -> this.ends.propose(record)
				.thenApply((first) -> first ? Optional.of(record) : Optional.<WorkRecord>empty()))
			.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
	}

	private static <T> CompletionStage<T> unsupported(String what) {
		return CompletableFuture
			.failedFuture(new UnsupportedByStoreException("Kafka without a store of accepted work cannot " + what));
	}

}
