package io.ensemble.engine.stage;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.capability.failure.TransientFailures;
import io.ensemble.engine.event.WorkEvents;

/**
 * The way of an attempt through all stages to the handler and back.
 */
public class ExecutionStages {

	private final ExecutionStage.Next first;

	/**
	 * Compose stages around the call.
	 * @param stages the outermost first
	 * @param events is told when the call begins
	 * @param transientFailures tells which failures may pass
	 */
	public ExecutionStages(List<? extends ExecutionStage> stages, WorkEvents events,
			TransientFailures transientFailures) {
		ExecutionStage.Next next = new CapabilityCall(events, transientFailures);
		for (int i = stages.size() - 1; i >= 0; i--) {
			next = wrap(stages.get(i), next);
		}
		this.first = next;
	}

	/**
	 * Lead an attempt through.
	 * @param execution the attempt
	 * @return how it left; fails only if a stage has a defect
	 */
	public CompletionStage<Outcome> run(Execution execution) {
		try {
			return Objects.requireNonNull(this.first.proceed(execution), "A stage returned nothing");
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static ExecutionStage.Next wrap(ExecutionStage stage, ExecutionStage.Next inner) {
		return (execution) -> stage.execute(execution, inner);
	}

}
