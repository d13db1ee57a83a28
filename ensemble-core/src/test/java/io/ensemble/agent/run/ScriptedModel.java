package io.ensemble.agent.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A model that says what it was told to say; the last turn is repeated for ever.
 */
class ScriptedModel implements ChatModel {

	final List<Prompt> prompts = new ArrayList<>();

	private final Queue<Function<Prompt, AssistantMessage>> turns = new ArrayDeque<>();

	private String name;

	ScriptedModel answersAs(String name) {
		this.name = name;
		return this;
	}

	ScriptedModel says(String text) {
		return turn((prompt) -> new AssistantMessage(text));
	}

	ScriptedModel calls(String... namesAndArguments) {
		List<ToolCall> calls = new ArrayList<>();
		for (int i = 0; i < namesAndArguments.length; i += 2) {
			calls.add(new ToolCall("call-" + i, "function", namesAndArguments[i], namesAndArguments[i + 1]));
		}
		return turn((prompt) -> AssistantMessage.builder().content("").toolCalls(calls).build());
	}

	ScriptedModel turn(Function<Prompt, AssistantMessage> turn) {
		this.turns.add(turn);
		return this;
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		this.prompts.add(prompt);
		Function<Prompt, AssistantMessage> turn = (this.turns.size() > 1) ? this.turns.remove() : this.turns.element();
		return new ChatResponse(List.of(new Generation(turn.apply(prompt))),
				ChatResponseMetadata.builder().model(this.name).usage(new DefaultUsage(100, 10)).build());
	}

	List<String> lastToolResults() {
		return this.prompts.get(this.prompts.size() - 1)
			.getInstructions()
			.stream()
			.filter(ToolResponseMessage.class::isInstance)
			.map(ToolResponseMessage.class::cast)
			.reduce((first, second) -> second)
			.orElseThrow()
			.getResponses()
			.stream()
			.map((response) -> response.responseData())
			.toList();
	}

}
