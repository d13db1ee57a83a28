package io.ensemble.run.result;

import java.time.Duration;
import java.util.List;

import io.ensemble.work.token.TokenUsage;

/**
 * What became of a run.
 *
 * @param id the id of the run
 * @param traceId the trace that all of its work belongs to
 * @param status how it ended
 * @param tasks what became of each task, in the order of the run
 * @param duration how long all of it took
 */
public record RunResult(String id, String traceId, RunStatus status, List<TaskResult> tasks, Duration duration) {

	public RunResult {
		tasks = List.copyOf(tasks);
	}

	/**
	 * Whether everything was done.
	 * @return {@code true} if all tasks completed
	 */
	public boolean isCompleted() {
		return this.status == RunStatus.COMPLETED;
	}

	/**
	 * What became of one task.
	 * @param name the name of the task
	 * @return its result
	 * @throws IllegalArgumentException if the run has no such task
	 */
	public TaskResult task(String name) {
		return this.tasks.stream()
			.filter((task) -> task.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("The run has no task '%s', but %s".formatted(name,
					this.tasks.stream().map(TaskResult::name).toList())));
	}

	/**
	 * The output of the last task.
	 * @return text, or JSON if the task gave an object
	 * @throws NoOutputException if a task did not complete; names the first of them
	 */
	public String output() {
		return decisive().output();
	}

	/**
	 * The output of the last task as an object.
	 * @param <T> the type
	 * @param type what the output is read as
	 * @return the object
	 * @throws NoOutputException if a task did not complete; names the first of them
	 * @throws IllegalArgumentException if the output is not JSON of that type
	 */
	public <T> T output(Class<T> type) {
		return decisive().output(type);
	}

	/**
	 * Model tokens that all tasks used together.
	 * @return the sum
	 */
	public TokenUsage tokens() {
		return this.tasks.stream().map(TaskResult::tokens).reduce(TokenUsage.NONE, TokenUsage::plus);
	}

	private TaskResult decisive() {
		return this.tasks.stream()
			.filter((task) -> !task.isCompleted())
			.findFirst()
			.orElseGet(() -> this.tasks.get(this.tasks.size() - 1));
	}

}
