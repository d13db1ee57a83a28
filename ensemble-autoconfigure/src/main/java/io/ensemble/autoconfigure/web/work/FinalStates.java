package io.ensemble.autoconfigure.web.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.time.Timers;
import io.ensemble.transport.Found;
import io.ensemble.transport.ResultStore;
import io.ensemble.work.WorkRecord;

/**
 * Waits for the end of work, but not for ever, and without a thread.
 */
class FinalStates {

	private final ResultStore results;

	private final Timers timers;

	/**
	 * Wait for a store.
	 * @param results tells of the end
	 * @param timers ends the waiting
	 */
	FinalStates(ResultStore results, Timers timers) {
		this.results = results;
		this.timers = timers;
	}

	/**
	 * Wait for the end of work.
	 * @param wait how long at most
	 * @param record the work
	 * @return its final record, or how it stands when the time is over
	 */
	CompletionStage<WorkRecord> within(Duration wait, WorkRecord record) {
		CompletableFuture<WorkRecord> end = this.results.whenFinal(record.key()).toCompletableFuture();
		if (end.isDone()) {
			return end;
		}
		CompletableFuture<WorkRecord> answer = new CompletableFuture<>();
		Timers.Timer timer = this.timers.schedule(wait, () -> {
			end.cancel(false);
			look(record, answer);
		});
		end.whenComplete((last, failure) -> {
			if (last != null) {
				timer.cancel();
				answer.complete(last);
			}
		});
		return answer;
	}

	private void look(WorkRecord record, CompletableFuture<WorkRecord> answer) {
		this.results.find(record.key()).whenComplete((found, failure) -> {
			if (failure != null) {
				answer.completeExceptionally(failure);
			}
			else {
				answer.complete((found instanceof Found.Present present) ? present.record() : record);
			}
		});
	}

}
