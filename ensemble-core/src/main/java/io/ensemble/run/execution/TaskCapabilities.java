package io.ensemble.run.execution;

import java.util.Objects;
import java.util.Optional;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.AgentTaskBuilder;
import io.ensemble.agent.run.AgentRunner;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityInvoker;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.method.MethodOutput;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkCapability;
import io.ensemble.network.RemoteCall;
import io.ensemble.run.InvalidRunException;
import io.ensemble.run.RunTask;
import io.ensemble.run.task.TaskInput;
import io.ensemble.run.task.TaskWork;
import org.jspecify.annotations.Nullable;

/**
 * What does the tasks of runs: agents, functions, the ensemble's own capabilities and
 * those of others.
 */
public class TaskCapabilities {

	private final CapabilityRegistry local;

	private final @Nullable AgentRunner agents;

	private final @Nullable EnsembleNetwork network;

	/**
	 * Create.
	 * @param local what the ensemble itself can do
	 * @param agents runs agents; {@code null} if there is no model
	 * @param network calls others; {@code null} if there are none
	 */
	public TaskCapabilities(CapabilityRegistry local, @Nullable AgentRunner agents, @Nullable EnsembleNetwork network) {
		this.local = local;
		this.agents = agents;
		this.network = network;
	}

	/**
	 * Check that a task can be done here.
	 * @param task the task
	 * @throws InvalidRunException if it cannot
	 */
	void check(RunTask task) {
		TaskWork work = task.work();
		if (work instanceof TaskWork.Local own) {
			require(this.local.find(own.capability()).isPresent(), task,
					"the ensemble has no task or tool '%s'".formatted(own.capability()));
		}
		else if (work instanceof TaskWork.Remote remote) {
			require(this.network != null, task, "no other ensembles are known here");
			require(remote.capability().ensemble() != null, task, "it does not say which ensemble is asked");
		}
		else if (!(work instanceof TaskWork.Function)) {
			require(this.agents != null, task, "there is no model here");
			require(!(work instanceof TaskWork.Prompt) || !task.text().isBlank(), task, "it has no text");
		}
	}

	/**
	 * Make what does one task of one run.
	 * @param task the task
	 * @param input what it has to work with
	 * @return the capability; empty if the ensemble has it under its name
	 */
	Optional<Capability> find(RunTask task, TaskInput input) {
		TaskWork work = task.work();
		if (work instanceof TaskWork.Prompt prompt && this.agents != null) {
			return Optional.of(this.agents.capability(agent(task, prompt)));
		}
		if (work instanceof TaskWork.Agent agent && this.agents != null) {
			return Optional.of(this.agents.capability(agent.task()));
		}
		if (work instanceof TaskWork.Function function) {
			return Optional.of(own(task, (context) -> MethodOutput.write(function.function().apply(input))));
		}
		if (work instanceof TaskWork.Remote remote && this.network != null) {
			RemoteCall call = call(remote.capability(), this.network);
			return Optional.of(own(task, (context) -> call.submit(context.input()).result()));
		}
		return Optional.empty();
	}

	// What was filled into the text is an outsider's word and stays out of the system
	// message.
	private static AgentTask agent(RunTask task, TaskWork.Prompt prompt) {
		AgentTaskBuilder agent = AgentTask.named(task.name()).description(task.text()).unshared();
		return (prompt.outputType() != null) ? agent.outputType(prompt.outputType()).build() : agent.build();
	}

	private static RemoteCall call(NetworkCapability capability, EnsembleNetwork network) {
		String ensemble = Objects.requireNonNull(capability.ensemble());
		return (capability.kind() == CapabilityKind.TASK) ? network.task(ensemble, capability.name())
				: network.tool(ensemble, capability.name());
	}

	private static Capability own(RunTask task, CapabilityInvoker invoker) {
		return Capability.task(task.name()).unshared().source("a task of a run").invoker(invoker);
	}

	private static void require(boolean condition, RunTask task, String problem) {
		if (!condition) {
			throw new InvalidRunException("Task '%s' cannot be done: %s".formatted(task.name(), problem));
		}
	}

}
