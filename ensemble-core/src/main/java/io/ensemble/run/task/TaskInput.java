package io.ensemble.run.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.ensemble.run.result.TypedText;

/**
 * What a task of a run has to work with.
 *
 * @param text the text of the task, its placeholders filled
 * @param inputs the inputs of the run by name, objects as JSON
 * @param outputs the outputs of the tasks that are its context by their names, in the
 * order of the run
 */
public record TaskInput(String text, Map<String, String> inputs, Map<String, String> outputs) {

	public TaskInput {
		inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
		outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
	}

	/**
	 * An input of the run.
	 * @param name its name
	 * @return its value
	 * @throws IllegalArgumentException if the run has no such input
	 */
	public String input(String name) {
		return get("input", this.inputs, name);
	}

	/**
	 * A structured input of the run.
	 * @param <T> the type
	 * @param name its name
	 * @param type what it is read as
	 * @return its value
	 * @throws IllegalArgumentException if the run has no such input, or one of another
	 * form
	 */
	public <T> T input(String name, Class<T> type) {
		return TypedText.read("The input '" + name + "'", input(name), type);
	}

	/**
	 * The output of a task that is context of this one.
	 * @param task its name
	 * @return its output
	 * @throws IllegalArgumentException if that task is no context of this one
	 */
	public String output(String task) {
		return get("output of a task", this.outputs, task);
	}

	/**
	 * The structured output of a task that is context of this one.
	 * @param <T> the type
	 * @param task its name
	 * @param type what it is read as
	 * @return its output
	 * @throws IllegalArgumentException if that task is no context of this one, or its
	 * output has another form
	 */
	public <T> T output(String task, Class<T> type) {
		return TypedText.read("The output of '" + task + "'", output(task), type);
	}

	private static String get(String kind, Map<String, String> values, String name) {
		String value = values.get(name);
		if (value == null) {
			throw new IllegalArgumentException(
					"There is no %s named '%s' here, but %s".formatted(kind, name, values.keySet()));
		}
		return value;
	}

}
