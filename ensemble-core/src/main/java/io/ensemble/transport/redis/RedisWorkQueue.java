package io.ensemble.transport.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.time.Micros;
import io.ensemble.transport.Claim;
import io.ensemble.transport.Enqueued;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.redis.client.RedisScripts;
import io.ensemble.transport.redis.client.Reply;
import io.ensemble.transport.redis.client.Step;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * The queue in Redis. Stages complete on the client's threads.
 */
final class RedisWorkQueue implements WorkQueue {

	private static final String SAME_ATTEMPT = "-1";

	private static final String NEXT_ATTEMPT = "0";

	private final RedisStoreSettings settings;

	private final RedisScripts scripts;

	private final StoredWork work;

	private final HeldWork held;

	private final FinalNews news;

	private final Sweep sweep;

	RedisWorkQueue(RedisStoreSettings settings, RedisScripts scripts, StoredWork work, HeldWork held, FinalNews news,
			KnownSince knownSince) {
		this.settings = settings;
		this.scripts = scripts;
		this.work = work;
		this.held = held;
		this.news = news;
		this.sweep = new Sweep(settings, scripts, work, knownSince);
	}

	@Override
	public CompletionStage<Enqueued> enqueue(Submission submission, int capacity) {
		Duration deadline = submission.request().deadline();
		List<String> arguments = new ArrayList<>(List.of(StoredWork.id(submission.key()), Integer.toString(capacity),
				this.settings.rank(submission.request().priority()),
				(deadline != null) ? StoredWork.micros(deadline) : ""));
		arguments.addAll(this.work.fields(submission));
		return this.scripts.run(Step.ENQUEUE, arguments, RedisWorkQueue::isKept)
			.thenApply((reply) -> enqueued(submission, reply));
	}

	@Override
	public CompletionStage<Optional<Enqueued>> answer(Submission submission, WorkResult result) {
		List<String> arguments = new ArrayList<>(
				List.of(StoredWork.id(submission.key()), result.status().name(), this.work.write(result)));
		arguments.addAll(this.work.fields(submission));
		return this.scripts.run(Step.ANSWER, arguments, RedisWorkQueue::isKept)
			.thenApply((reply) -> Optional.of(answered(submission, result, reply)));
	}

	private Enqueued answered(Submission submission, WorkResult result, Reply reply) {
		if (!reply.text(0).equals("ACCEPTED")) {
			return enqueued(submission, reply);
		}
		WorkRecord record = WorkRecord.queued(submission, Micros.instant(reply.number(1)))
			.finished(result, Micros.instant(reply.number(2)));
		this.news.tellIfFinal(record);
		return new Enqueued.Accepted(record, 0);
	}

	private static boolean isKept(Reply reply) {
		return switch (reply.text(0)) {
			case "ACCEPTED", "KNOWN" -> true;
			default -> false;
		};
	}

	private Enqueued enqueued(Submission submission, Reply reply) {
		return switch (reply.text(0)) {
			case "ACCEPTED" ->
				accepted(WorkRecord.queued(submission, Micros.instant(reply.number(1))), reply.number(2));
			case "KNOWN" -> known(submission, this.work.require(reply.list(1)));
			case "EXPIRED" -> new Enqueued.Expired();
			default -> new Enqueued.Full();
		};
	}

	private Enqueued accepted(WorkRecord record, long position) {
		this.news.accepted(record);
		return new Enqueued.Accepted(record, position);
	}

	private static Enqueued known(Submission submission, WorkRecord record) {
		return record.request().sameContent(submission.request()) ? new Enqueued.Known(record)
				: new Enqueued.Mismatch();
	}

	@Override
	public CompletionStage<List<Claim>> claim(int max, Duration lease) {
		return (max > 0) ? claim(max, this.held.lease(lease), new ArrayList<>())
				: CompletableFuture.completedFuture(List.of());
	}

	private CompletionStage<List<Claim>> claim(int max, String lease, List<Claim> claims) {
		return this.scripts.run(Step.CLAIM, Integer.toString(max - claims.size()), lease).handle((reply, failure) -> {
			if (failure != null) {
				return interrupted(claims, failure);
			}
			boolean passedOver = this.work.readClaims(reply.list(1), claims);
			return ((reply.isTrue() || passedOver) && claims.size() < max) ? claim(max, lease, claims)
					: CompletableFuture.completedFuture(claims);
		}).thenCompose((next) -> next);
	}

	// What was handed out runs; what was not reached is asked for once more.
	private CompletionStage<List<Claim>> interrupted(List<Claim> claims, Throwable failure) {
		if (claims.isEmpty()) {
			return CompletableFuture.failedFuture(failure);
		}
		this.news.available();
		return CompletableFuture.completedFuture(claims);
	}

	@Override
	public CompletionStage<Boolean> renew(Claim claim, Duration lease) {
		return held(Step.RENEW, claim, this.held.lease(lease));
	}

	@Override
	public CompletionStage<Boolean> handBack(Claim claim) {
		return held(Step.REQUEUE, claim, SAME_ATTEMPT, "0", "");
	}

	@Override
	public CompletionStage<Boolean> retry(Claim claim, Duration delay, String error) {
		return held(Step.REQUEUE, claim, NEXT_ATTEMPT, StoredWork.micros(delay), error);
	}

	@Override
	public CompletionStage<Boolean> park(Claim claim) {
		return held(Step.PARK, claim);
	}

	private CompletionStage<Boolean> held(Step step, Claim claim, String... more) {
		return this.held.run(step, claim, more).thenApply(Reply::isTrue);
	}

	@Override
	public CompletionStage<Boolean> resume(WorkKey key) {
		return this.scripts.run(Step.RESUME, StoredWork.id(key)).thenApply(Reply::isTrue);
	}

	@Override
	public CompletionStage<Boolean> reprioritise(WorkKey key, Priority priority) {
		return this.scripts.run(Step.REPRIORITISE, StoredWork.id(key), priority.name(), this.settings.rank(priority))
			.thenApply(Reply::isTrue);
	}

	@Override
	public CompletionStage<Long> position(WorkKey key) {
		return this.scripts.run(Step.POSITION, StoredWork.id(key)).thenApply((reply) -> reply.number(0));
	}

	@Override
	public CompletionStage<Long> depth() {
		return this.scripts.run(Step.DEPTH).thenApply((reply) -> reply.number(0));
	}

	@Override
	public CompletionStage<List<WorkRecord>> sweep(int maxAttempts) {
		return this.sweep.run(maxAttempts);
	}

	@Override
	public void onAvailable(Runnable listener) {
		this.news.onAvailable(listener);
	}

	@Override
	public boolean isDurable() {
		return true;
	}

}
