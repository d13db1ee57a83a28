package io.ensemble.run.result;

import io.ensemble.work.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants the output of a task that did not complete.
 */
public class NoOutputException extends IllegalStateException {

	private final String task;

	private final TaskStatus status;

	private final @Nullable ErrorCode code;

	/**
	 * Say which task and why.
	 * @param result how the task ended
	 */
	NoOutputException(TaskResult result) {
		super("Task '%s' is %s: %s".formatted(result.name(), result.status(), result.error()));
		this.task = result.name();
		this.status = result.status();
		this.code = result.code();
	}

	/**
	 * Which task.
	 * @return its name
	 */
	public String getTask() {
		return this.task;
	}

	/**
	 * How it ended.
	 * @return its status
	 */
	public TaskStatus getStatus() {
		return this.status;
	}

	/**
	 * Why, for programs.
	 * @return the code, {@code null} if the task was never started
	 */
	public @Nullable ErrorCode getCode() {
		return this.code;
	}

}
