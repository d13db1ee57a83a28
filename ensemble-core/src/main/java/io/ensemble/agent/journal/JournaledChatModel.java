package io.ensemble.agent.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.ensemble.protocol.stored.RunStep;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * The model of one run that is not asked twice: what it answered to the same question in
 * an earlier attempt is its answer.
 */
public final class JournaledChatModel implements ChatModel {

	private final ChatModel model;

	private final StepJournal journal;

	private final Consumer<RunStep.ModelTurn> replayed;

	/**
	 * Create the model of a run.
	 * @param model is asked if it has to be
	 * @param journal the steps of the run
	 * @param replayed is told of answers from the journal
	 */
	public JournaledChatModel(ChatModel model, StepJournal journal, Consumer<RunStep.ModelTurn> replayed) {
		this.model = model;
		this.journal = journal;
		this.replayed = replayed;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		String question = Fingerprint.of(prompt.getInstructions());
		Map<String, String> tools = tools(prompt);
		return this.journal.nextTurn(question, tools).map(this::replay).orElseGet(() -> ask(prompt, question, tools));
	}

	private ChatResponse replay(RunStep.ModelTurn turn) {
		this.replayed.accept(turn);
		return ModelTurns.response(turn);
	}

	private ChatResponse ask(Prompt prompt, String question, Map<String, String> tools) {
		ChatResponse response = this.model.call(prompt);
		this.journal.add(ModelTurns.of(this.journal.turn(), question, response, tools, this.journal.attempt()));
		return response;
	}

	private static Map<String, String> tools(Prompt prompt) {
		List<ToolCallback> callbacks = (prompt.getOptions() instanceof ToolCallingChatOptions options)
				? options.getToolCallbacks() : List.of();
		Map<String, String> tools = new LinkedHashMap<>();
		for (ToolCallback callback : callbacks) {
			ToolDefinition definition = callback.getToolDefinition();
			tools.putIfAbsent(definition.name(), Fingerprint.of(definition));
		}
		return tools;
	}

}
