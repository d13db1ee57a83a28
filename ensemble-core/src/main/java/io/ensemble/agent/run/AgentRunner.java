package io.ensemble.agent.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.AgentRunListener;
import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ChatModels;
import io.ensemble.agent.journal.JournaledChatModel;
import io.ensemble.agent.journal.StepJournal;
import io.ensemble.agent.model.ModelCalls;
import io.ensemble.agent.model.StreamedAnswer;
import io.ensemble.agent.model.TieredChatModel;
import io.ensemble.agent.run.limit.AgentFailedException;
import io.ensemble.agent.run.limit.RunAccount;
import io.ensemble.agent.run.limit.RunGuard;
import io.ensemble.agent.run.tool.OrderedParallel;
import io.ensemble.agent.run.tool.ParallelToolCalls;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityBuilder;
import io.ensemble.capability.WorkContext;
import io.ensemble.work.token.TokenPrices;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Makes capabilities of agent tasks and runs them. Thread-safe; a run blocks its thread
 * until the model gave its answer, and ends early when that thread is interrupted.
 */
public class AgentRunner {

	private final ModelCalls calls;

	private final AgentLimits limits;

	private final TokenPrices prices;

	private final OrderedParallel toolCalls;

	private final InstantSource time;

	private final ObservationRegistry observations;

	private final AgentRunListener listener;

	private final UnaryOperator<AgentTask> settings;

	private final @Nullable Duration streamPause;

	/**
	 * Create a runner with what is not given here as {@link #builder(ChatModels)} has it.
	 * @param models finds the model of a task
	 * @param limits the limits of tasks that have none of their own
	 * @param toolExecutor runs the tool calls of one turn side by side; may refuse tasks
	 * @param time tells whether a deadline passed
	 * @param observations is told of model calls
	 */
	public AgentRunner(ChatModels models, AgentLimits limits, Executor toolExecutor, InstantSource time,
			ObservationRegistry observations) {
		this(builder(models).limits(limits).parallelTools(toolExecutor, 8).time(time).observations(observations));
	}

	AgentRunner(AgentRunnerBuilder builder) {
		this.calls = builder.calls();
		this.limits = builder.limits;
		this.prices = builder.prices;
		this.toolCalls = new OrderedParallel(builder.toolExecutor, builder.maxParallelToolCalls);
		this.time = builder.time;
		this.observations = builder.observations;
		this.listener = builder.listener;
		this.settings = builder.settings;
		this.streamPause = builder.streamPause;
	}

	/**
	 * Start to build a runner.
	 * @param models finds the model of a task
	 * @return a builder
	 */
	public static AgentRunnerBuilder builder(ChatModels models) {
		return new AgentRunnerBuilder(models);
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
	 * @throws IllegalStateException if there is no model for the task
	 * @throws java.util.concurrent.CancellationException if the answer is of no use any
	 * more
	 */
	public String run(AgentTask task, WorkContext work) {
		AgentTask effective = this.settings.apply(task);
		AgentRun run = start(effective, work);
		return (effective.outputType() != null)
				? run.structured(effective, work, new StructuredOutput(effective.outputType()))
				: run.text(AgentPrompt.messages(effective, work, ""));
	}

	private AgentRun start(AgentTask task, WorkContext work) {
		// Fails here with its own message; later it would count as a failed call.
		this.calls.models().get(task.model());
		AgentLimits taskLimits = (task.limits() != null) ? task.limits() : this.limits;
		RunAccount account = new RunAccount(work, this.prices, this.listener);
		RunGuard guard = new RunGuard(taskLimits, work, this.time, account);
		StepJournal journal = StepJournal.open(work);
		ToolLoopAdvisor loop = new ToolLoopAdvisor(task.tools(), work, guard,
				new ParallelToolCalls(guard, work, journal, this.toolCalls, this.observations));
		TieredChatModel model = new TieredChatModel(this.calls, task.model(), task.fallback(), style(work), account);
		return new AgentRun(new JournaledChatModel(model, journal, account::replayed), loop, guard,
				new LastWord(taskLimits.onLimitExceeded(), work, account), this.observations);
	}

	private ModelCalls.Style style(WorkContext work) {
		return (this.streamPause == null) ? ModelCalls.Style.AT_ONCE
				: new StreamedAnswer((text) -> work.progress(text, null), this.streamPause, this.time);
	}

}
