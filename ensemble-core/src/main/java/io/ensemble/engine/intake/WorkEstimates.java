package io.ensemble.engine.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.ServiceTimes;
import io.ensemble.engine.execution.InFlight;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;

/**
 * Where work stands in the queue and when it will be done.
 */
public class WorkEstimates {

	private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

	private final EngineSettings settings;

	private final ServiceTimes serviceTimes;

	private final InFlight inFlight;

	private final WorkQueue queue;

	private final InstantSource clock;

	/**
	 * Create estimates.
	 * @param settings how much runs at once
	 * @param serviceTimes how long work takes
	 * @param inFlight how much runs now
	 * @param queue knows the positions
	 * @param clock the time
	 */
	public WorkEstimates(EngineSettings settings, ServiceTimes serviceTimes, InFlight inFlight, WorkQueue queue,
			InstantSource clock) {
		this.settings = settings;
		this.serviceTimes = serviceTimes;
		this.inFlight = inFlight;
		this.queue = queue;
		this.clock = clock;
	}

	/**
	 * Look at one piece of work.
	 * @param record the work
	 * @return position and estimate, as far as they make sense in its status
	 */
	public CompletionStage<WorkEstimate> of(WorkRecord record) {
		Instant startedAt = record.startedAt();
		if (record.status() == WorkStatus.RUNNING && startedAt != null) {
			return CompletableFuture.completedFuture(new WorkEstimate(0L, remaining(record, startedAt)));
		}
		if (record.status() != WorkStatus.QUEUED) {
			return CompletableFuture.completedFuture(WorkEstimate.NONE);
		}
		String task = record.request().task();
		return this.queue.position(record.key())
			.thenApply((position) -> new WorkEstimate((position > 0) ? position : null,
					waiting(task, Math.max(1, position))));
	}

	Duration waiting(String task, long position) {
		return this.serviceTimes.estimate(task, position, this.inFlight.size(), this.settings.maxConcurrent());
	}

	Duration untilRoom() {
		Duration pause = this.serviceTimes.overall().dividedBy(this.settings.maxConcurrent());
		return (pause.compareTo(SHORTEST_PAUSE) > 0) ? pause : SHORTEST_PAUSE;
	}

	private Duration remaining(WorkRecord record, Instant startedAt) {
		Duration left = this.serviceTimes.expected(record.request().task())
			.minus(Duration.between(startedAt, this.clock.instant()));
		return left.isNegative() ? Duration.ZERO : left;
	}

}
