package io.ensemble.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.capability.method.CapabilityJson;
import io.ensemble.work.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A list of tasks that is done once. Immutable: each step gives a new one, so that a run
 * can be kept and started with other inputs. Nothing is checked before it is started.
 *
 * @param id its id, or {@code null} for one that nobody can guess
 * @param tasks the tasks
 * @param inputs what fills the placeholders, by name
 * @param workflow which task waits for which
 * @param onTaskFailure what becomes of the others when one fails
 * @param priority how urgent the tasks are; {@code null} for the priority of the work in
 * hand, or {@link Priority#NORMAL}
 * @param deadline how long the result is of use, from the start; {@code null} for as long
 * as the work in hand allows
 */
public record Run(@Nullable String id, List<RunTask> tasks, Map<String, String> inputs, Workflow workflow,
		OnTaskFailure onTaskFailure, @Nullable Priority priority, @Nullable Duration deadline) {

	public Run {
		tasks = List.copyOf(tasks);
		inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
	}

	/**
	 * Do these tasks, one after the other unless said otherwise.
	 * @param tasks the tasks
	 * @return the run
	 */
	public static Run of(RunTask... tasks) {
		return of(List.of(tasks));
	}

	/**
	 * Let a model do what these texts say, one after the other unless said otherwise.
	 * @param texts what is to be done, with placeholders
	 * @return the run
	 */
	public static Run of(String... texts) {
		return of(Arrays.stream(texts).map(RunTask::agent).toList());
	}

	/**
	 * Do these tasks, one after the other unless said otherwise.
	 * @param tasks the tasks
	 * @return the run
	 */
	public static Run of(List<RunTask> tasks) {
		return new Run(null, tasks, Map.of(), Workflow.SEQUENTIAL, OnTaskFailure.FINISH_OTHERS, null, null);
	}

	/**
	 * Give a value for a placeholder.
	 * @param name the name between the braces
	 * @param value text, or an object that becomes JSON
	 * @return the next step
	 * @throws InvalidRunException if the value cannot be written as JSON
	 */
	public Run input(String name, Object value) {
		Map<String, String> more = new LinkedHashMap<>(this.inputs);
		try {
			more.put(name, CapabilityJson.write(value));
		}
		catch (JsonProcessingException ex) {
			throw new InvalidRunException("The input '%s' cannot be written as JSON".formatted(name));
		}
		return new Run(this.id, this.tasks, more, this.workflow, this.onTaskFailure, this.priority, this.deadline);
	}

	/**
	 * Do at the same time what does not wait for another task's output.
	 * @return the next step
	 */
	public Run parallel() {
		return workflow(Workflow.PARALLEL);
	}

	/**
	 * Say which task waits for which.
	 * @param workflow the rule
	 * @return the next step
	 */
	public Run workflow(Workflow workflow) {
		return new Run(this.id, this.tasks, this.inputs, workflow, this.onTaskFailure, this.priority, this.deadline);
	}

	/**
	 * Say what becomes of the others when a task does not complete.
	 * @param onTaskFailure the choice
	 * @return the next step
	 */
	public Run onTaskFailure(OnTaskFailure onTaskFailure) {
		return new Run(this.id, this.tasks, this.inputs, this.workflow, onTaskFailure, this.priority, this.deadline);
	}

	/**
	 * Say how urgent the tasks are.
	 * @param priority the priority
	 * @return the next step
	 */
	public Run priority(Priority priority) {
		return new Run(this.id, this.tasks, this.inputs, this.workflow, this.onTaskFailure, priority, this.deadline);
	}

	/**
	 * Say how long the result is of use.
	 * @param deadline counted from the start of the run
	 * @return the next step
	 */
	public Run deadline(Duration deadline) {
		return new Run(this.id, this.tasks, this.inputs, this.workflow, this.onTaskFailure, this.priority, deadline);
	}

	/**
	 * Start it under an id of one's own: a task that was done under this id is not done
	 * again, its output is taken.
	 * @param id 1 to 128 letters, digits, dots, dashes, underscores and colons
	 * @return the next step
	 */
	public Run id(String id) {
		return new Run(id, this.tasks, this.inputs, this.workflow, this.onTaskFailure, this.priority, this.deadline);
	}

}
