package io.ensemble.engine.stage;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.ensemble.time.Micros;
import io.ensemble.time.Timers;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps work apart that may have ended the process it ran in. What one process had when
 * it died comes back at the same time and is claimed together again, so a request that
 * ends its process would take its neighbours with it until all of them are dead letters.
 * Work whose second attempt was lost therefore begins one after the other in this
 * process, the oldest first at odd attempts and the youngest first at even ones: of two
 * that are always claimed together each goes first once. A short pause lets those gather
 * that come together, and the result of one be written before the next begins.
 * Thread-safe.
 */
public class QuarantineStage implements ExecutionStage {

	private static final Logger logger = LoggerFactory.getLogger(QuarantineStage.class);

	private static final int TRUSTED_ATTEMPTS = 2;

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final Queue<Suspect> waiting = new PriorityQueue<>(Comparator.comparingLong(Suspect::order));

	private final Executor executor;

	private final Timers timers;

	private boolean busy;

	/**
	 * Keep suspects apart.
	 * @param executor runs handlers
	 * @param timers makes the pauses
	 */
	public QuarantineStage(Executor executor, Timers timers) {
		this.executor = executor;
		this.timers = timers;
	}

	@Override
	public CompletionStage<Outcome> execute(Execution execution, Next next) {
		WorkRecord record = execution.claim().record();
		// An attempt that ended with an error did not end its process.
		if (record.attempt() <= TRUSTED_ATTEMPTS || record.lastError() != null) {
			return next.proceed(execution);
		}
		logger.warn("{} was lost with its process {} times, and begins when others of which that is true have ended",
				record.key(), record.attempt() - 1);
		Suspect suspect = new Suspect(execution, next, new CompletableFuture<>());
		if (isFirst(suspect)) {
			pause();
		}
		Runnable registration = execution.context().onCancel(() -> withdraw(suspect));
		return suspect.outcome().whenComplete((outcome, failure) -> registration.run());
	}

	// What goes on elsewhere, or is wanted no more, does not begin here.
	private void withdraw(Suspect suspect) {
		boolean waited;
		synchronized (this) {
			waited = this.waiting.remove(suspect);
		}
		if (waited) {
			suspect.outcome()
				.complete(new Outcome.Done(
						WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED, "Withdrawn before it began")));
		}
	}

	private synchronized boolean isFirst(Suspect suspect) {
		this.waiting.add(suspect);
		boolean first = !this.busy;
		this.busy = true;
		return first;
	}

	private void pause() {
		this.timers.schedule(PAUSE, this::beginNext);
	}

	private void beginNext() {
		Suspect suspect = next();
		if (suspect == null) {
			return;
		}
		try {
			this.executor.execute(() -> begin(suspect));
		}
		catch (RuntimeException | Error ex) {
			ended(suspect, null, ex);
		}
	}

	private synchronized @Nullable Suspect next() {
		Suspect suspect = this.waiting.poll();
		this.busy = suspect != null;
		return suspect;
	}

	private void begin(Suspect suspect) {
		try {
			suspect.next()
				.proceed(suspect.execution())
				.whenComplete((outcome, failure) -> ended(suspect, outcome, failure));
		}
		catch (RuntimeException | Error ex) {
			ended(suspect, null, ex);
		}
	}

	private void ended(Suspect suspect, @Nullable Outcome outcome, @Nullable Throwable failure) {
		pause();
		if (failure != null) {
			suspect.outcome().completeExceptionally(failure);
		}
		else {
			suspect.outcome().complete(outcome);
		}
	}

	/**
	 * An attempt that waits for its turn.
	 *
	 * @param execution the attempt
	 * @param next the rest of its way
	 * @param outcome is completed when it left
	 */
	private record Suspect(Execution execution, Next next, CompletableFuture<Outcome> outcome) {

		long order() {
			WorkRecord record = this.execution.claim().record();
			long age = Micros.of(record.submittedAt());
			return (record.attempt() % 2 != 0) ? age : -age;
		}

	}

}
