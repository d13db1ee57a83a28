package io.ensemble.human;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.engine.stage.Execution;
import io.ensemble.engine.stage.ExecutionStage;
import io.ensemble.engine.stage.Outcome;

/**
 * Stops gated work before it starts. As long as nobody can be asked, it waits.
 */
public class GateStage implements ExecutionStage {

	@Override
	public CompletionStage<Outcome> execute(Execution execution, Next next) {
		if (execution.capability().gate() != null) {
			return CompletableFuture.completedFuture(new Outcome.Parked());
		}
		return next.proceed(execution);
	}

}
