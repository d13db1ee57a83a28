package io.ensemble.engine.stage;

import java.util.concurrent.CompletionStage;

/**
 * Something that is wrapped around every attempt: a gate, an observation, an audit
 * record. Stages are ordered like Spring beans; the innermost one is the call itself.
 * They run on the work executor and must complete the stage that they return, normally.
 */
@FunctionalInterface
public interface ExecutionStage {

	/**
	 * Go through this stage.
	 * @param execution the attempt
	 * @param next the rest of the way
	 * @return how the attempt left
	 */
	CompletionStage<Outcome> execute(Execution execution, Next next);

	/**
	 * The stages further in.
	 */
	@FunctionalInterface
	interface Next {

		/**
		 * Go on.
		 * @param execution the attempt
		 * @return how the attempt left the stages further in
		 */
		CompletionStage<Outcome> proceed(Execution execution);

	}

}
