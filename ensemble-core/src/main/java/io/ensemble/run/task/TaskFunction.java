package io.ensemble.run.task;

import org.jspecify.annotations.Nullable;

/**
 * A task of a run in plain Java.
 */
@FunctionalInterface
public interface TaskFunction {

	/**
	 * Do the task. May block; its thread is interrupted when the output is of no use any
	 * more. What it throws is the failure of the task.
	 * @param input inputs and the outputs that are its context
	 * @return the output: text, an object that becomes JSON, a
	 * {@link java.util.concurrent.CompletionStage} of either, or nothing
	 * @throws Exception if the task cannot be done
	 */
	@Nullable Object apply(TaskInput input) throws Exception;

}
