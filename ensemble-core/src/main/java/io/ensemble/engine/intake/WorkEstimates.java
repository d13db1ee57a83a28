package io.ensemble.engine.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.ServiceTimes;
import io.ensemble.engine.execution.attempt.InFlight;
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
		return (record.status() == WorkStatus.QUEUED)
				? this.queue.position(record.key()).thenApply((position) -> queued(record, position))
				: CompletableFuture.completedFuture(unqueued(record));
	}

	/**
	 * Look at several pieces of work.
	 * @param records the work
	 * @return positions and estimates, in the same order
	 */
	public CompletionStage<List<WorkEstimate>> of(List<WorkRecord> records) {
		List<WorkRecord> queued = records.stream().filter((record) -> record.status() == WorkStatus.QUEUED).toList();
		if (queued.isEmpty()) {
			return CompletableFuture.completedFuture(records.stream().map(this::unqueued).toList());
		}
		return this.queue.positions(queued).thenApply((positions) -> {
			Iterator<Long> next = positions.iterator();
			return records.stream()
				.map((record) -> (record.status() == WorkStatus.QUEUED) ? queued(record, next.next())
						: unqueued(record))
				.toList();
		});
	}

	private WorkEstimate queued(WorkRecord record, long position) {
		return new WorkEstimate((position > 0) ? position : null,
				waiting(record.request().task(), Math.max(1, position)));
	}

	private WorkEstimate unqueued(WorkRecord record) {
		Instant startedAt = record.startedAt();
		return (record.status() == WorkStatus.RUNNING && startedAt != null)
				? new WorkEstimate(0L, remaining(record, startedAt)) : WorkEstimate.NONE;
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
