package io.ensemble.engine.execution;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.WorkStores;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.engine.execution.attempt.Completion;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.engine.execution.attempt.RunningWork;
import io.ensemble.transport.Found;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;

/**
 * Changes work that was accepted: withdraws it, lets it expire, moves it in the queue.
 */
public class WorkControl {

	private final WorkStores stores;

	private final InFlight inFlight;

	private final Completion completion;

	private final WorkEvents events;

	/**
	 * Create a control.
	 * @param stores where the work is
	 * @param inFlight what has to be stopped
	 * @param completion follows the end
	 * @param events is told
	 */
	public WorkControl(WorkStores stores, InFlight inFlight, Completion completion, WorkEvents events) {
		this.stores = stores;
		this.inFlight = inFlight;
		this.completion = completion;
		this.events = events;
	}

	/**
	 * Withdraw work on behalf of its caller; what runs is interrupted.
	 * @param key the work
	 * @return the cancelled record; empty if it was final before or is not known
	 */
	public CompletionStage<Optional<WorkRecord>> cancel(WorkKey key) {
		return end(key, WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED, "Cancelled by the caller"));
	}

	/**
	 * Let work expire whose deadline passed; what runs is interrupted.
	 * @param key the work
	 * @return the expired record; empty if it was final before or is not known
	 */
	public CompletionStage<Optional<WorkRecord>> expire(WorkKey key) {
		return end(key, WorkResult.expired());
	}

	/**
	 * Give up work that outlived a drain and has nobody to go on with it.
	 * @param key the work
	 * @return the failed record; empty if it was final before or is not known
	 */
	public CompletionStage<Optional<WorkRecord>> abandon(WorkKey key) {
		return end(key, WorkResult.ended(WorkStatus.FAILED, ErrorCode.DRAINING,
				"The ensemble shut down before the work was done"));
	}

	/**
	 * Move waiting work.
	 * @param key the work
	 * @param priority its new priority
	 * @return the record with that priority; empty if it does not wait
	 */
	public CompletionStage<Optional<WorkRecord>> reprioritise(WorkKey key, Priority priority) {
		return this.stores.queue().reprioritise(key, priority).thenCompose((moved) -> {
			if (!moved) {
				return CompletableFuture.completedFuture(Optional.empty());
			}
			return this.stores.results().find(key).thenApply(this::moved);
		});
	}

	private Optional<WorkRecord> moved(Found found) {
		if (found instanceof Found.Present present) {
			this.events.changed(present.record());
			return Optional.of(present.record());
		}
		return Optional.empty();
	}

	private CompletionStage<Optional<WorkRecord>> end(WorkKey key, WorkResult result) {
		Optional<RunningWork> running = this.inFlight.find(key);
		WorkResult whole = running.map((work) -> work.account(result)).orElse(result);
		return this.stores.results().end(key, whole).thenApply((ended) -> {
			ended.ifPresent(this.completion::completed);
			running.ifPresent(RunningWork::cancel);
			return ended;
		});
	}

}
