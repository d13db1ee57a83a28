package io.ensemble.autoconfigure.web.work;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.intake.WorkEstimate;
import io.ensemble.engine.intake.WorkEstimates;
import io.ensemble.protocol.http.WorkBody;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;

/**
 * Describes work as it is now.
 */
public class WorkDescriptions {

	private final WorkEstimates estimates;

	private final InFlight inFlight;

	/**
	 * Describe with what the engine knows.
	 * @param estimates positions and times
	 * @param inFlight what running work handed to others
	 */
	public WorkDescriptions(WorkEstimates estimates, InFlight inFlight) {
		this.estimates = estimates;
		this.inFlight = inFlight;
	}

	/**
	 * Describe work with its place and its estimate.
	 * @param record the work
	 * @return the body
	 */
	public CompletionStage<WorkBody.State> now(WorkRecord record) {
		return this.estimates.of(record).thenApply((estimate) -> describe(record, estimate));
	}

	/**
	 * Describe several pieces of work with their places and estimates.
	 * @param records the work
	 * @return the bodies, in the same order
	 */
	CompletionStage<List<WorkBody.State>> all(List<WorkRecord> records) {
		return this.estimates.of(records)
			.thenApply((places) -> IntStream.range(0, records.size())
				.mapToObj((index) -> describe(records.get(index), places.get(index)))
				.toList());
	}

	/**
	 * Describe work as it was at some moment.
	 * @param record the work
	 * @return the body, without place and estimate
	 */
	public WorkBody.State then(WorkRecord record) {
		return describe(record, WorkEstimate.NONE);
	}

	private WorkBody.State describe(WorkRecord record, WorkEstimate estimate) {
		WorkBody.State state = WorkBody.State.of(wanted(record), estimate.position(), estimate.completion());
		return record.status().isFinal() ? state : state.withDelegations(this.inFlight.delegations(record.key()));
	}

	// Who asked for no delivery wants to know that the work was done, not what came of
	// it.
	private static WorkRecord wanted(WorkRecord record) {
		WorkResult result = record.result();
		Instant completedAt = record.completedAt();
		boolean dropped = record.request().delivery().method() == DeliveryMethod.NONE;
		return (dropped && result != null && completedAt != null)
				? record.finished(result.withOutput(null), completedAt) : record;
	}

}
