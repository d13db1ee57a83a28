package io.ensemble.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.ensemble.agent.AgentTask;
import io.ensemble.network.NetworkCapability;
import io.ensemble.run.task.TaskFunction;
import io.ensemble.run.task.TaskInput;
import io.ensemble.run.task.TaskWork;
import io.ensemble.work.Digest;
import org.jspecify.annotations.Nullable;

/**
 * One task of a run. Immutable: each step gives a new one.
 *
 * @param name unique in its run
 * @param work who does it
 * @param text what is to be done; <code>{name}</code> stands for the input of that name,
 * <code>{{name}}</code> for itself
 * @param context the names of the tasks whose outputs it is given; {@code null} for what
 * the workflow gives it
 * @param input makes what is asked for, instead of text and context; {@code null} for
 * these
 */
public record RunTask(String name, TaskWork work, String text, @Nullable List<String> context,
		@Nullable Function<TaskInput, ?> input) {

	private static final int MAX_DERIVED_NAME = 40;

	private static final int DIGEST_LENGTH = 8;

	public RunTask {
		context = (context != null) ? List.copyOf(context) : null;
	}

	/**
	 * Let a model do what the text says. The task is named after the text.
	 * @param text what is to be done, with placeholders
	 * @return the task
	 */
	public static RunTask agent(String text) {
		return new RunTask(derivedName(text), new TaskWork.Prompt(null), text, null, null);
	}

	/**
	 * Let a model do what the text says and answer with an object. The task is named
	 * after the text.
	 * @param text what is to be done, with placeholders
	 * @param outputType a record or bean, whose JSON the model is held to
	 * @return the task
	 */
	public static RunTask agent(String text, Class<?> outputType) {
		return new RunTask(derivedName(text), new TaskWork.Prompt(outputType), text, null, null);
	}

	/**
	 * Let a model with a role and tools do an agent task.
	 * @param task the agent task
	 * @return the task, of the same name
	 */
	public static RunTask agent(AgentTask task) {
		return new RunTask(task.name(), new TaskWork.Agent(task), "", null, null);
	}

	/**
	 * Do a task in plain Java.
	 * @param name the name of the task
	 * @param function does it
	 * @return the task
	 */
	public static RunTask function(String name, TaskFunction function) {
		return new RunTask(name, new TaskWork.Function(function), "", null, null);
	}

	/**
	 * Let a task or tool of the ensemble itself do it, shared or not.
	 * @param capability the name of the task or tool
	 * @return the task, of the same name
	 */
	public static RunTask local(String capability) {
		return new RunTask(capability, new TaskWork.Local(capability), "", null, null);
	}

	/**
	 * Let a task or tool of another ensemble do it.
	 * @param capability which one
	 * @return the task, of the same name
	 */
	public static RunTask remote(NetworkCapability capability) {
		return new RunTask(capability.name(), new TaskWork.Remote(capability), "", null, null);
	}

	/**
	 * Call it otherwise.
	 * @param name 1 to 128 letters, digits, dots, dashes and underscores; it becomes a
	 * label of metrics, so it should not change from run to run
	 * @return the next step
	 */
	public RunTask named(String name) {
		return new RunTask(name, this.work, this.text, this.context, this.input);
	}

	/**
	 * Say what is to be done.
	 * @param text the text, with placeholders
	 * @return the next step
	 */
	public RunTask text(String text) {
		return new RunTask(this.name, this.work, text, this.context, this.input);
	}

	/**
	 * Name the tasks whose outputs it is given. It waits for them.
	 * @param tasks the names
	 * @return the next step
	 */
	public RunTask context(String... tasks) {
		return new RunTask(this.name, this.work, this.text, List.of(tasks), this.input);
	}

	/**
	 * Give it the outputs of these tasks. It waits for them.
	 * @param tasks the tasks
	 * @return the next step
	 */
	public RunTask context(RunTask... tasks) {
		return context(Arrays.stream(tasks).map(RunTask::name).toArray(String[]::new));
	}

	/**
	 * Give it no output of other tasks.
	 * @return the next step
	 */
	public RunTask withoutContext() {
		return new RunTask(this.name, this.work, this.text, List.of(), this.input);
	}

	/**
	 * Make what is asked for out of inputs and outputs: text, or an object that becomes
	 * JSON.
	 * @param input makes it; must not block. What it throws is the failure of the task
	 * @return the next step
	 */
	public RunTask input(Function<TaskInput, ?> input) {
		return new RunTask(this.name, this.work, this.text, this.context, input);
	}

	private static String derivedName(String text) {
		String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
		if (name.isEmpty()) {
			return "task-" + Digest.sha256(text).substring(0, DIGEST_LENGTH);
		}
		return (name.length() > MAX_DERIVED_NAME) ? name.substring(0, MAX_DERIVED_NAME).replaceAll("-$", "") : name;
	}

}
