package io.ensemble.run.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.ensemble.run.InvalidRunException;
import io.ensemble.run.Run;
import io.ensemble.run.RunTask;
import io.ensemble.run.Workflow;
import io.ensemble.work.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A run that can be started.
 *
 * @param run what was asked for
 * @param tasks its tasks, each with what it waits for
 */
public record RunPlan(Run run, List<PlannedTask> tasks) {

	/** How many tasks one run may have. */
	public static final int MAX_TASKS = 1000;

	public RunPlan {
		tasks = List.copyOf(tasks);
	}

	/**
	 * Check a run.
	 * @param run what is asked for
	 * @return how it is done
	 * @throws InvalidRunException if it cannot be done; names the tasks and inputs at
	 * fault
	 */
	public static RunPlan of(Run run) {
		String id = run.id();
		require(id == null || Limits.isId(id), "The id of a run must be 1 to 128 characters of [A-Za-z0-9._:-]");
		require(run.deadline() == null || !(run.deadline().isNegative() || run.deadline().isZero()),
				"The deadline of a run must be longer than zero");
		require(!run.tasks().isEmpty() && run.tasks().size() <= MAX_TASKS,
				"A run has 1 to %d tasks, not %d".formatted(MAX_TASKS, run.tasks().size()));
		Set<String> names = names(run);
		run.tasks().forEach((task) -> check(task, run, names));
		RunPlan plan = new RunPlan(run,
				(run.workflow() == Workflow.SEQUENTIAL) ? sequence(run.tasks()) : graph(run.tasks()));
		DependencyCycle.find(plan.tasks()).ifPresent((cycle) -> {
			throw new InvalidRunException("These tasks wait for each other: " + String.join(" -> ", cycle));
		});
		return plan;
	}

	private static Set<String> names(Run run) {
		Set<String> names = new HashSet<>();
		for (RunTask task : run.tasks()) {
			require(Limits.isName(task.name()), "The name of a task must be 1 to 128 characters of [A-Za-z0-9._-]");
			require(names.add(task.name()), "Two tasks of the run are named '%s'".formatted(task.name()));
		}
		return names;
	}

	private static void check(RunTask task, Run run, Set<String> names) {
		for (String input : new TreeSet<>(Placeholders.in(task.text()))) {
			require(run.inputs().containsKey(input),
					"Task '%s' needs the input '%s', which the run does not have".formatted(task.name(), input));
		}
		for (String other : Objects.requireNonNullElse(task.context(), List.<String>of())) {
			require(names.contains(other),
					"Task '%s' has the context '%s', which is no task of the run".formatted(task.name(), other));
		}
	}

	private static List<PlannedTask> sequence(List<RunTask> tasks) {
		List<String> before = new ArrayList<>();
		List<PlannedTask> planned = new ArrayList<>();
		for (RunTask task : tasks) {
			List<String> context = context(task, before, before);
			for (String other : context) {
				require(before.contains(other),
						"Task '%s' has the context '%s', which is not done before it".formatted(task.name(), other));
			}
			planned.add(new PlannedTask(task, context, before.subList(Math.max(0, before.size() - 1), before.size())));
			before.add(task.name());
		}
		return planned;
	}

	private static List<PlannedTask> graph(List<RunTask> tasks) {
		List<String> all = tasks.stream().map(RunTask::name).toList();
		return tasks.stream().map((task) -> {
			List<String> context = context(task, all, List.of());
			return new PlannedTask(task, context, context);
		}).toList();
	}

	private static List<String> context(RunTask task, List<String> order, List<String> unlessNamed) {
		List<String> named = task.context();
		return (named != null) ? order(named, order) : List.copyOf(unlessNamed);
	}

	private static List<String> order(List<String> named, List<String> order) {
		return named.stream().sorted((a, b) -> Integer.compare(order.indexOf(a), order.indexOf(b))).toList();
	}

	private static void require(boolean condition, @Nullable String message) {
		if (!condition) {
			throw new InvalidRunException(Objects.requireNonNull(message));
		}
	}

}
