package io.ensemble.agent.run;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ChatModels;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityBuilder;
import io.ensemble.capability.WorkContext;
import io.micrometer.observation.ObservationRegistry;

/**
 * Makes capabilities of agent tasks and runs them. Thread-safe; a run blocks its thread
 * until the model gave its answer, and ends early when that thread is interrupted.
 */
public class AgentRunner {

	private final ChatModels models;

	private final AgentLimits limits;

	private final Executor toolExecutor;

	private final InstantSource time;

	private final ObservationRegistry observations;

	/**
	 * Create a runner.
	 * @param models finds the model of a task
	 * @param limits the limits of tasks that have none of their own
	 * @param toolExecutor runs the tool calls of one turn side by side; may refuse tasks
	 * @param time tells whether a deadline passed
	 * @param observations is told of model calls
	 */
	public AgentRunner(ChatModels models, AgentLimits limits, Executor toolExecutor, InstantSource time,
			ObservationRegistry observations) {
		this.models = models;
		this.limits = limits;
		this.toolExecutor = toolExecutor;
		this.time = time;
		this.observations = observations;
	}

	/**
	 * Make a capability that runs the task.
	 * @param task the task
	 * @return the capability
	 */
	public Capability capability(AgentTask task) {
		return capability(task, "agent task '" + task.name() + "'");
	}

	/**
	 * Make a capability that runs the task.
	 * @param task the task
	 * @param source where the task is defined, for error messages
	 * @return the capability
	 */
	public Capability capability(AgentTask task, String source) {
		CapabilityBuilder builder = Capability.task(task.name())
			.description(task.description())
			.expectedOutput(task.expectedOutput())
			.tags(task.tags().toArray(String[]::new))
			.inputSchema(task.inputSchema())
			.gate(task.gate())
			.source(source);
		CapabilityBuilder visible = task.shared() ? builder : builder.unshared();
		return visible.invoker((work) -> CompletableFuture.completedFuture(run(task, work)));
	}

	/**
	 * Run a task once.
	 * @param task the task
	 * @param work the request, and where progress and tokens go
	 * @return the model's answer
	 * @throws AgentFailedException if there is none
	 * @throws java.util.concurrent.CancellationException if the answer is of no use any
	 * more
	 */
	public String run(AgentTask task, WorkContext work) {
		RunGuard guard = new RunGuard((task.limits() != null) ? task.limits() : this.limits, work, this.time);
		ToolLoopAdvisor loop = new ToolLoopAdvisor(task.tools(), work, guard,
				new ParallelToolCalls(guard, work, this.toolExecutor));
		AgentRun run = new AgentRun(this.models.get(task.model()), loop, guard, this.observations);
		return (task.outputType() != null) ? run.structured(task, work, new StructuredOutput(task.outputType()))
				: run.text(AgentPrompt.messages(task, work, ""));
	}

}
