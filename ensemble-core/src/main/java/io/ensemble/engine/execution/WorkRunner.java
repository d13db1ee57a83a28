package io.ensemble.engine.execution;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.engine.EnginePorts;
import io.ensemble.engine.StoreOutages;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.engine.crash.CrashPoints;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.stage.Execution;
import io.ensemble.engine.stage.ExecutionStages;
import io.ensemble.engine.stage.Outcome;
import io.ensemble.time.Timers;
import io.ensemble.transport.Claim;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one claimed attempt: finds its handler and leads it through the stages on the work
 * executor.
 */
public class WorkRunner {

	private static final Logger logger = LoggerFactory.getLogger(WorkRunner.class);

	// What a process lacks now, a thread for instance, it hardly has at once.
	private static final Duration START_PAUSE = Duration.ofSeconds(1);

	private final CapabilityRegistry capabilities;

	private final WorkQueue queue;

	private final RunJournal journal;

	private final ExecutionStages stages;

	private final InFlight inFlight;

	private final AttemptEnd end;

	private final WorkEvents events;

	private final Executor executor;

	private final RandomGenerator random;

	private final InstantSource clock;

	private final Timers timers;

	private final CrashPoints crashPoints;

	private final StoreOutages outages;

	/**
	 * Create a runner.
	 * @param capabilities what can be run
	 * @param stores where work is claimed from and what it did so far is kept
	 * @param stages what is wrapped around the call
	 * @param inFlight knows what runs
	 * @param end follows each attempt
	 * @param events is told
	 * @param ports threads that may block, chance and time
	 */
	public WorkRunner(CapabilityRegistry capabilities, WorkStores stores, ExecutionStages stages, InFlight inFlight,
			AttemptEnd end, WorkEvents events, EnginePorts ports) {
		this.capabilities = capabilities;
		this.queue = stores.queue();
		this.journal = stores.journal();
		this.stages = stages;
		this.inFlight = inFlight;
		this.end = end;
		this.events = events;
		this.executor = ports.workExecutor();
		this.random = ports.random();
		this.clock = ports.clock();
		this.timers = ports.timers();
		this.crashPoints = ports.crashPoints();
		this.outages = ports.outages();
	}

	void run(Claim claim, Runnable ended) {
		this.crashPoints.passed(CrashPoint.AFTER_CLAIM);
		WorkRecord record = claim.record();
		RunningWork work = new RunningWork(claim, record.trace().child(this.random), this.events,
				new ClaimedJournal(claim, this.journal, this.outages), this.clock.instant());
		AtomicBoolean left = new AtomicBoolean();
		Runnable leave = () -> {
			if (left.compareAndSet(false, true)) {
				this.inFlight.remove(work);
				ended.run();
			}
		};
		this.inFlight.add(work);
		try {
			start(work, leave);
		}
		catch (RejectedExecutionException ex) {
			handBack(work, leave);
		}
		catch (Throwable ex) {
			logger.error("{} cannot be started here now and goes back", record.key(), ex);
			this.timers.schedule(START_PAUSE, () -> handBack(work, leave));
		}
	}

	private void start(RunningWork work, Runnable leave) {
		WorkRecord record = work.work();
		// Whoever shares the store leaves work in it without passing the intake.
		Capability capability = this.capabilities.find(record.key(), record.request().task())
			.filter((found) -> found.shared() || record.ingress().isInternal())
			.orElse(null);
		if (capability == null) {
			this.end.unknown(work, leave);
			return;
		}
		Execution execution = new Execution(work.claim(), capability, work);
		this.executor.execute(() -> this.stages.run(execution)
			.whenComplete((outcome, failure) -> end(work, outcome, failure, leave)));
	}

	private void end(RunningWork work, @Nullable Outcome outcome, @Nullable Throwable failure, Runnable leave) {
		try {
			this.end.left(work, outcome, failure, leave);
		}
		catch (Throwable ex) {
			logger.error("The end of {} was not written; it is repeated once its lease is over", work.work().key(), ex);
			leave.run();
		}
	}

	private void handBack(RunningWork work, Runnable leave) {
		this.queue.handBack(work.claim()).whenComplete((done, failure) -> leave.run());
	}

}
