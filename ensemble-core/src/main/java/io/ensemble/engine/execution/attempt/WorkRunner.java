package io.ensemble.engine.execution.attempt;

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

	/**
	 * Run an attempt, or give it back if it cannot be started here.
	 * @param claim what was claimed
	 * @param ended run once, on any thread, when this process is done with it
	 */
	public void run(Claim claim, Runnable ended) {
		RunningWork work;
		try {
			this.crashPoints.passed(CrashPoint.AFTER_CLAIM);
			work = running(claim);
		}
		catch (Throwable ex) {
			handBackLater(claim, ended, ex);
			return;
		}
		AtomicBoolean left = new AtomicBoolean();
		Runnable leave = () -> {
			if (left.compareAndSet(false, true)) {
				this.inFlight.remove(work);
				ended.run();
			}
		};
		try {
			this.inFlight.add(work);
			start(work, leave);
		}
		catch (RejectedExecutionException ex) {
			handBack(claim, leave);
		}
		catch (Throwable ex) {
			handBackLater(claim, leave, ex);
		}
	}

	private RunningWork running(Claim claim) {
		return new RunningWork(claim, claim.record().trace().child(this.random), this.events,
				new ClaimedJournal(claim, this.journal, this.outages), this.clock.instant());
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

	private void handBackLater(Claim claim, Runnable leave, Throwable failure) {
		logger.error("{} cannot be started here now and goes back", claim.record().key(), failure);
		this.timers.schedule(START_PAUSE, () -> handBack(claim, leave));
	}

	private void handBack(Claim claim, Runnable leave) {
		this.queue.handBack(claim).whenComplete((done, failure) -> leave.run());
	}

}
