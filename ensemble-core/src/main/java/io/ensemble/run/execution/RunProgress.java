package io.ensemble.run.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.ensemble.run.plan.PlannedTask;
import io.ensemble.run.result.TaskResult;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks of a run wait, run and have ended. Thread-safe.
 */
class RunProgress {

	private final List<PlannedTask> tasks;

	private final Set<PlannedTask> waiting;

	private final Map<String, TaskResult> ended = new LinkedHashMap<>();

	private @Nullable String stopped;

	RunProgress(List<PlannedTask> tasks) {
		this.tasks = tasks;
		this.waiting = new LinkedHashSet<>(tasks);
	}

	/**
	 * Take the tasks that can start now; they count as running from then on.
	 * @return the tasks
	 */
	synchronized List<PlannedTask> takeStartable() {
		List<PlannedTask> startable = new ArrayList<>();
		for (PlannedTask task : this.waiting) {
			if (this.stopped == null && task.waitsFor().stream().allMatch(this::isCompleted)) {
				startable.add(task);
			}
		}
		startable.forEach(this.waiting::remove);
		return startable;
	}

	/**
	 * Take one task that will never start: nothing starts any more, or it waits for one
	 * that ended without completing.
	 * @return the task and why; empty if there is none
	 */
	synchronized Optional<Hopeless> takeHopeless() {
		for (PlannedTask task : this.waiting) {
			String reason = reason(task);
			if (reason != null) {
				this.waiting.remove(task);
				return Optional.of(new Hopeless(task, reason));
			}
		}
		return Optional.empty();
	}

	/**
	 * Note how a task ended.
	 * @param result its end
	 */
	synchronized void ended(TaskResult result) {
		this.ended.put(result.name(), result);
	}

	/**
	 * Start nothing more.
	 * @param reason why; the first one counts
	 */
	synchronized void stop(String reason) {
		this.stopped = (this.stopped != null) ? this.stopped : reason;
	}

	/**
	 * What completed so far.
	 * @return the outputs by name, in the order of the run
	 */
	synchronized Map<String, String> outputs() {
		Map<String, String> outputs = new LinkedHashMap<>();
		for (PlannedTask task : this.tasks) {
			TaskResult result = this.ended.get(task.name());
			if (result != null && result.isCompleted()) {
				outputs.put(task.name(), result.output());
			}
		}
		return outputs;
	}

	/**
	 * The ends of all tasks.
	 * @return in the order of the run; empty as long as one has not ended
	 */
	synchronized Optional<List<TaskResult>> results() {
		if (this.ended.size() < this.tasks.size()) {
			return Optional.empty();
		}
		return Optional.of(this.tasks.stream().map(PlannedTask::name).map(this.ended::get).toList());
	}

	private boolean isCompleted(String task) {
		TaskResult result = this.ended.get(task);
		return result != null && result.isCompleted();
	}

	private @Nullable String reason(PlannedTask task) {
		if (this.stopped != null) {
			return this.stopped;
		}
		return task.waitsFor()
			.stream()
			.filter((other) -> this.ended.containsKey(other) && !isCompleted(other))
			.sorted()
			.findFirst()
			.map((other) -> "It waits for '%s', which did not complete".formatted(other))
			.orElse(null);
	}

	/**
	 * A task that will never start.
	 *
	 * @param task the task
	 * @param reason why
	 */
	record Hopeless(PlannedTask task, String reason) {
	}

}
