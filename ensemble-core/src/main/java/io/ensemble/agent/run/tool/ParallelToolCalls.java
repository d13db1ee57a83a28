package io.ensemble.agent.run.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.ensemble.agent.journal.StepJournal;
import io.ensemble.agent.run.limit.RunGuard;
import io.ensemble.agent.run.tool.ToolInvocation.Answer;
import io.ensemble.capability.WorkContext;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.model.tool.ToolExecutionResult;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Does all tool calls of one turn at once, within the limits of the run; the model gets
 * the results in the order of its calls.
 */
public final class ParallelToolCalls implements ToolCallingManager {

	private final RunGuard guard;

	private final WorkContext work;

	private final StepJournal journal;

	private final OrderedParallel parallel;

	private final ObservationRegistry observations;

	/**
	 * Do the tool calls of one run.
	 * @param guard knows its limits
	 * @param work the work that is done
	 * @param journal knows the results of earlier attempts
	 * @param parallel runs the calls
	 * @param observations of the run
	 */
	public ParallelToolCalls(RunGuard guard, WorkContext work, StepJournal journal, OrderedParallel parallel,
			ObservationRegistry observations) {
		this.guard = guard;
		this.work = work;
		this.journal = journal;
		this.parallel = parallel;
		this.observations = observations;
	}

	@Override
	public List<ToolDefinition> resolveToolDefinitions(ToolCallingChatOptions options) {
		return options.getToolCallbacks().stream().map(ToolCallback::getToolDefinition).toList();
	}

	@Override
	public ToolExecutionResult executeToolCalls(Prompt prompt, ChatResponse response) {
		AssistantMessage message = response.getResults()
			.stream()
			.map(Generation::getOutput)
			.filter(AssistantMessage::hasToolCalls)
			.findFirst()
			.orElseThrow();
		this.guard.beforeToolCalls(message.getToolCalls());
		List<Answer> answers = this.parallel.run(jobs(message, tools(prompt)));
		boolean direct = answers.stream().allMatch(Answer::direct);
		return ToolExecutionResult.builder()
			.conversationHistory(conversation(prompt, message, answers, direct))
			.returnDirect(direct)
			.build();
	}

	private List<Callable<Answer>> jobs(AssistantMessage message, List<ToolCallback> tools) {
		ToolObservations observed = ToolObservations.belowCurrent(this.observations);
		List<Callable<Answer>> jobs = new ArrayList<>();
		for (ToolCall call : message.getToolCalls()) {
			int place = jobs.size();
			// Made for known results too, as it takes the id of the call.
			ToolInvocation invocation = new ToolInvocation(call, new ToolCallWork(this.work, this.journal.attempt()),
					observed);
			jobs.add(this.journal.result(place)
				.<Callable<Answer>>map((known) -> () -> Answer.known(call, known))
				.orElse(() -> journaled(place, invocation.invoke(tools))));
		}
		return jobs;
	}

	private Answer journaled(int place, Answer answer) {
		this.journal.add(answer.toStep(this.journal.turn(), place));
		return answer;
	}

	private static List<ToolCallback> tools(Prompt prompt) {
		return (prompt.getOptions() instanceof ToolCallingChatOptions options) ? options.getToolCallbacks() : List.of();
	}

	private static List<Message> conversation(Prompt prompt, AssistantMessage message, List<Answer> answers,
			boolean direct) {
		List<Message> messages = new ArrayList<>(prompt.getInstructions());
		messages.add(message);
		messages.add(ToolResponseMessage.builder()
			.responses(answers.stream().map((answer) -> answer.toResponse(direct)).toList())
			.build());
		return messages;
	}

}
