package io.ensemble.test.model;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.model.tool.ToolExecutionResult;

/**
 * A chat model that needs no key and no network: it reads the tool definitions, calls the
 * tools that it needs and writes its answer from their results. The same conversation
 * always goes the same way. Runs tools itself only where a provider's model would, that
 * is unless internal tool execution is switched off. Thread-safe.
 */
public final class SimulatedChatModel implements ChatModel {

	/** How many characters are counted as one token. */
	public static final int CHARACTERS_PER_TOKEN = 4;

	private static final String NAME = "simulated";

	private final List<SimulatedConditions> conditions;

	private final Queue<Supplier<AssistantMessage>> replies;

	private final SimulatedReasoning reasoning;

	private final AtomicInteger calls = new AtomicInteger();

	SimulatedChatModel(List<SimulatedConditions> conditions, List<Supplier<AssistantMessage>> replies,
			SimulatedReasoning reasoning) {
		this.conditions = List.copyOf(conditions);
		this.replies = new ConcurrentLinkedQueue<>(replies);
		this.reasoning = reasoning;
	}

	/**
	 * A model that looks and then acts, at once and without failures.
	 * @return the model
	 */
	public static SimulatedChatModel create() {
		return builder().build();
	}

	/**
	 * Start a model with scripts, delays, failures or other rules.
	 * @return a builder
	 */
	public static SimulatedChatModelBuilder builder() {
		return new SimulatedChatModelBuilder();
	}

	@Override
	public ChatResponse call(Prompt prompt) {
		ChatResponse response = answer(prompt);
		if (response.hasToolCalls() && prompt.getOptions() instanceof ToolCallingChatOptions options
				&& ToolCallingChatOptions.isInternalToolExecutionEnabled(options)) {
			return afterTools(prompt, response);
		}
		return response;
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return Flux.defer(() -> Flux.just(call(prompt)));
	}

	@Override
	public ChatOptions getDefaultOptions() {
		return ToolCallingChatOptions.builder().model(NAME).build();
	}

	private ChatResponse answer(Prompt prompt) {
		int number = this.calls.incrementAndGet();
		this.conditions.forEach((condition) -> condition.apply(prompt, number));
		Supplier<AssistantMessage> reply = this.replies.poll();
		AssistantMessage message = (reply != null) ? reply.get()
				: this.reasoning.next(SimulatedConversation.of(prompt));
		ChatGenerationMetadata reason = ChatGenerationMetadata.builder()
			.finishReason(message.hasToolCalls() ? "tool_calls" : "stop")
			.build();
		return new ChatResponse(List.of(new Generation(message, reason)),
				ChatResponseMetadata.builder().model(NAME).usage(usage(prompt, message)).build());
	}

	private ChatResponse afterTools(Prompt prompt, ChatResponse response) {
		ToolExecutionResult result = ToolCallingManager.builder().build().executeToolCalls(prompt, response);
		return result.returnDirect()
				? new ChatResponse(ToolExecutionResult.buildGenerations(result), response.getMetadata())
				: call(new Prompt(result.conversationHistory(), prompt.getOptions()));
	}

	private static DefaultUsage usage(Prompt prompt, AssistantMessage answer) {
		int input = prompt.getInstructions().stream().mapToInt(SimulatedChatModel::length).sum();
		return new DefaultUsage(tokens(input), tokens(length(answer)));
	}

	private static int tokens(int characters) {
		return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
	}

	private static int length(Message message) {
		int text = (message.getText() != null) ? message.getText().length() : 0;
		if (message instanceof AssistantMessage assistant) {
			return text + assistant.getToolCalls().stream().mapToInt(SimulatedChatModel::length).sum();
		}
		if (message instanceof ToolResponseMessage results) {
			return text + results.getResponses().stream().mapToInt((result) -> result.responseData().length()).sum();
		}
		return text;
	}

	private static int length(ToolCall call) {
		return call.name().length() + call.arguments().length();
	}

}
