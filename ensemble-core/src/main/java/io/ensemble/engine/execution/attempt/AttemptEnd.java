package io.ensemble.engine.execution.attempt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.StoreOutages;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.engine.crash.CrashPoints;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.stage.Outcome;
import io.ensemble.time.Timers;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.LogText;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an attempt that left the stages to its end: writes the result, gives the work
 * back for another attempt, or lets it wait for a person. A result that cannot be written
 * is kept and written later; the claim's lease is renewed meanwhile. Of an attempt that
 * others go on from nothing is written.
 */
public class AttemptEnd {

	private static final Logger logger = LoggerFactory.getLogger(AttemptEnd.class);

	private static final Duration WRITE_PAUSE = Duration.ofSeconds(1);

	private static final WorkResult DEFECT = WorkResult.ended(WorkStatus.FAILED, ErrorCode.INTERNAL,
			"A defect of the ensemble itself; its log says more");

	private final RetryPolicy policy;

	private final WorkQueue queue;

	private final ResultStore results;

	private final Completion completion;

	private final WorkEvents events;

	private final LeaseKeeper leases;

	private final InstantSource clock;

	private final Timers timers;

	private final CrashPoints crashPoints;

	private final StoreOutages outages;

	/**
	 * Create with those who have to know.
	 * @param settings how often work is started, and after which pauses
	 * @param stores where work is claimed from and its end written to
	 * @param completion follows the end
	 * @param events is told of what goes back to the queue
	 * @param leases looks after work whose pause is over
	 * @param ports time, timers and chance
	 */
	public AttemptEnd(EngineSettings settings, WorkStores stores, Completion completion, WorkEvents events,
			LeaseKeeper leases, EnginePorts ports) {
		this.policy = new RetryPolicy(settings, ports);
		this.queue = stores.queue();
		this.results = stores.results();
		this.completion = completion;
		this.events = events;
		this.leases = leases;
		this.clock = ports.clock();
		this.timers = ports.timers();
		this.crashPoints = ports.crashPoints();
		this.outages = ports.outages();
	}

	void left(RunningWork work, @Nullable Outcome outcome, @Nullable Throwable failure, Runnable leave) {
		this.crashPoints.passed(CrashPoint.AFTER_RUN);
		if (work.isHandedOver()) {
			handedOver(work, outcome, leave);
		}
		else if (outcome instanceof Outcome.Done done) {
			write(work, work.account(inTime(work, done.result())), leave);
		}
		else if (outcome instanceof Outcome.Transient passing) {
			failedForNow(work, work.account(inTime(work, passing.failure())), leave);
		}
		else if (outcome instanceof Outcome.Parked) {
			park(work, leave);
		}
		else {
			logger.error("A stage around {} failed; the work is tried again", work.work().key(), failure);
			failedForNow(work, work.account(DEFECT), leave);
		}
	}

	/**
	 * No handler is here for claimed work. Another process may have one, if it can get at
	 * the work.
	 * @param work the work
	 * @param leave run at the end
	 */
	void unknown(RunningWork work, Runnable leave) {
		WorkResult result = WorkResult.ended(WorkStatus.FAILED, ErrorCode.UNKNOWN_CAPABILITY,
				"This ensemble no longer offers " + work.work().request().task());
		if (this.queue.isDurable() && this.policy.hasAttemptsLeft(work.work())) {
			again(work, result, leave);
		}
		else {
			write(work, result, leave);
		}
	}

	// A handler that notices its deadline itself may fail a moment before the timer
	// fires.
	private WorkResult inTime(RunningWork work, WorkResult result) {
		Instant expiresAt = work.expiresAt();
		boolean late = expiresAt != null && !this.clock.instant().isBefore(expiresAt);
		return (late && result.status() == WorkStatus.FAILED) ? WorkResult.expired() : result;
	}

	private void handedOver(RunningWork work, @Nullable Outcome outcome, Runnable leave) {
		if (outcome instanceof Outcome.Done done) {
			late(work, done.result());
		}
		leave.run();
	}

	private void failedForNow(RunningWork work, WorkResult failure, Runnable leave) {
		if (failure.status() != WorkStatus.FAILED) {
			write(work, failure, leave);
		}
		else if (this.policy.hasAttemptsLeft(work.work())) {
			again(work, failure, leave);
		}
		else {
			write(work, this.policy.givenUp(work.work(), failure), leave);
		}
	}

	private void again(RunningWork work, WorkResult failure, Runnable leave) {
		WorkRecord record = work.work();
		Duration pause = this.policy.pause(record);
		if (!this.policy.allows(work.expiresAt(), pause)) {
			write(work, this.policy.outOfTime(failure), leave);
			return;
		}
		String error = RetryPolicy.lastError(failure);
		logger.warn("Attempt {} of {} failed and is repeated in {}: {}", record.attempt(), record.key(), pause,
				LogText.of(error));
		this.queue.retry(work.claim(), pause, error).whenComplete((waits, lost) -> {
			try {
				if (Boolean.TRUE.equals(waits)) {
					this.events.changed(record.retried(error));
					this.timers.schedule(pause, this.leases::sweep);
				}
			}
			finally {
				leave.run();
			}
		});
	}

	private void park(RunningWork work, Runnable leave) {
		this.queue.park(work.claim()).whenComplete((parked, failure) -> {
			try {
				if (Boolean.TRUE.equals(parked)) {
					this.events.changed(work.work().parked());
				}
			}
			finally {
				leave.run();
			}
		});
	}

	private void write(RunningWork work, WorkResult result, Runnable leave) {
		this.results.finish(work.claim(), result).whenComplete((written, failure) -> {
			if (failure != null) {
				this.outages.failed("the result of " + work.work().key() + " cannot be written yet", failure);
				this.timers.schedule(WRITE_PAUSE, () -> write(work, result, leave));
				return;
			}
			try {
				this.outages.answered();
				written.ifPresentOrElse(this::written, () -> late(work, result));
			}
			finally {
				leave.run();
			}
		});
	}

	private void written(WorkRecord record) {
		this.crashPoints.passed(CrashPoint.AFTER_RESULT);
		this.completion.completed(record);
	}

	private void late(RunningWork work, WorkResult result) {
		if (result.status() == WorkStatus.COMPLETED) {
			this.events.late(work.work());
		}
	}

}
