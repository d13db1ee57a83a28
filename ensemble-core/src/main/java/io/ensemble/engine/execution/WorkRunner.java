package io.ensemble.engine.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.stage.Execution;
import io.ensemble.engine.stage.ExecutionStages;
import io.ensemble.engine.stage.Outcome;
import io.ensemble.time.Timers;
import io.ensemble.transport.Claim;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one claimed attempt from its start to its end: leads it through the stages on the
 * work executor, writes how it ended. A result that cannot be written is kept and written
 * later; the claim's lease is renewed meanwhile.
 */
public class WorkRunner {

	private static final Logger logger = LoggerFactory.getLogger(WorkRunner.class);

	private static final Duration WRITE_PAUSE = Duration.ofSeconds(1);

	private static final Duration DEFECT_PAUSE = Duration.ofSeconds(5);

	private final CapabilityRegistry capabilities;

	private final WorkQueue queue;

	private final ResultStore results;

	private final RunJournal journal;

	private final ExecutionStages stages;

	private final InFlight inFlight;

	private final Completion completion;

	private final WorkEvents events;

	private final InstantSource clock;

	private final Executor executor;

	private final Timers timers;

	private final RandomGenerator random;

	/**
	 * Create a runner.
	 * @param capabilities what can be run
	 * @param stores where work is claimed from and its end written to
	 * @param stages what is wrapped around the call
	 * @param inFlight knows what runs
	 * @param completion follows the end
	 * @param events is told
	 * @param ports time, timers, threads that may block, and chance
	 */
	public WorkRunner(CapabilityRegistry capabilities, WorkStores stores, ExecutionStages stages, InFlight inFlight,
			Completion completion, WorkEvents events, EnginePorts ports) {
		this.capabilities = capabilities;
		this.queue = stores.queue();
		this.results = stores.results();
		this.journal = stores.journal();
		this.stages = stages;
		this.inFlight = inFlight;
		this.completion = completion;
		this.events = events;
		this.clock = ports.clock();
		this.executor = ports.workExecutor();
		this.timers = ports.timers();
		this.random = ports.random();
	}

	void run(Claim claim, Runnable ended) {
		WorkRecord record = claim.record();
		RunningWork work = new RunningWork(claim, record.trace().child(this.random), this.events,
				new ClaimedJournal(claim, this.journal));
		Runnable leave = () -> {
			this.inFlight.remove(work);
			ended.run();
		};
		this.inFlight.add(work);
		Capability capability = this.capabilities.find(record.key(), record.request().task()).orElse(null);
		if (capability == null) {
			write(work, WorkResult.ended(WorkStatus.FAILED, ErrorCode.UNKNOWN_CAPABILITY,
					"This ensemble no longer offers " + record.request().task()), leave);
			return;
		}
		execute(work, new Execution(claim, capability, work), leave);
	}

	private void execute(RunningWork work, Execution execution, Runnable leave) {
		try {
			this.executor.execute(() -> this.stages.run(execution)
				.whenComplete((outcome, failure) -> left(work, outcome, failure, leave)));
		}
		catch (RejectedExecutionException ex) {
			this.queue.handBack(work.claim()).whenComplete((done, failure) -> leave.run());
		}
	}

	private void left(RunningWork work, @Nullable Outcome outcome, @Nullable Throwable failure, Runnable leave) {
		if (outcome instanceof Outcome.Done done) {
			write(work, work.account(inTime(work, done.result())), leave);
		}
		else if (outcome instanceof Outcome.Parked) {
			park(work, leave);
		}
		else {
			logger.error("A stage around {} failed; the work is tried again", work.work().key(), failure);
			this.queue.retry(work.claim(), DEFECT_PAUSE, "A defect of the ensemble itself; its log says more")
				.whenComplete((done, lost) -> leave.run());
		}
	}

	// A handler that notices its deadline itself may fail a moment before the timer
	// fires.
	private WorkResult inTime(RunningWork work, WorkResult result) {
		Instant expiresAt = work.work().expiresAt();
		boolean late = expiresAt != null && !this.clock.instant().isBefore(expiresAt);
		return (late && result.status() == WorkStatus.FAILED) ? WorkResult.expired() : result;
	}

	private void park(RunningWork work, Runnable leave) {
		this.queue.park(work.claim()).whenComplete((parked, failure) -> {
			if (Boolean.TRUE.equals(parked)) {
				this.events.changed(work.work().withStatus(WorkStatus.WAITING_REVIEW));
			}
			leave.run();
		});
	}

	private void write(RunningWork work, WorkResult result, Runnable leave) {
		this.results.finish(work.claim(), result).whenComplete((written, failure) -> {
			if (failure != null) {
				logger.warn("The result of {} cannot be written yet: {}", work.work().key(), failure.getMessage());
				this.timers.schedule(WRITE_PAUSE, () -> write(work, result, leave));
				return;
			}
			written.ifPresentOrElse(this.completion::completed, () -> late(work, result));
			leave.run();
		});
	}

	private void late(RunningWork work, WorkResult result) {
		if (result.status() == WorkStatus.COMPLETED) {
			this.events.late(work.work());
		}
	}

}
