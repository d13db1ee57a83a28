package io.ensemble.run.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.ensemble.run.RunTask;
import io.ensemble.run.task.TaskInput;

/**
 * A task with its place among the others.
 *
 * @param task the task
 * @param context the tasks whose outputs it is given, in the order of the run
 * @param waitsFor the tasks that must complete before it starts
 */
public record PlannedTask(RunTask task, Set<String> context, Set<String> waitsFor) {

	public PlannedTask {
		context = Collections.unmodifiableSet(new LinkedHashSet<>(context));
		waitsFor = Set.copyOf(waitsFor);
	}

	PlannedTask(RunTask task, Collection<String> context, Collection<String> waitsFor) {
		this(task, new LinkedHashSet<>(context), new LinkedHashSet<>(waitsFor));
	}

	/**
	 * The name of the task.
	 * @return its name
	 */
	public String name() {
		return this.task.name();
	}

	/**
	 * Put together what it has to work with.
	 * @param inputs the inputs of the run
	 * @param outputs what completed so far, in the order of the run
	 * @return text, inputs, and the outputs that are its context
	 */
	public TaskInput input(Map<String, String> inputs, Map<String, String> outputs) {
		Map<String, String> own = new LinkedHashMap<>(outputs);
		own.keySet().retainAll(this.context);
		return new TaskInput(Placeholders.fill(this.task.text(), inputs), inputs, own);
	}

}
