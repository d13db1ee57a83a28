package io.ensemble.test.model.openai;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Lets a chat model answer, after the rules of the protocol were checked.
 */
final class ModelReply implements OpenAiReply {

	private static final int BAD_REQUEST = 400;

	private final ChatModel model;

	ModelReply(ChatModel model) {
		this.model = model;
	}

	@Override
	public void send(OpenAiExchange exchange) throws IOException {
		Optional<String> offence = ProtocolRules.offence(exchange.request());
		if (offence.isPresent()) {
			OpenAiReply.error(BAD_REQUEST, "invalid_value", offence.get()).send(exchange);
			return;
		}
		ChatResponse response = this.model.call(prompt(exchange.request()));
		exchange.send(
				Completion.of(exchange.request(), response.getResult().getOutput(), response.getMetadata().getUsage()));
	}

	private static Prompt prompt(OpenAiRequest request) {
		Map<String, String> toolOfCall = new HashMap<>();
		List<Message> messages = request.list("messages").map((message) -> message(message, toolOfCall)).toList();
		return new Prompt(messages,
				ToolCallingChatOptions.builder()
					.toolCallbacks(request.list("tools").map(ModelReply::tool).toList())
					.internalToolExecutionEnabled(false)
					.build());
	}

	private static Message message(JsonNode message, Map<String, String> toolOfCall) {
		String text = message.path("content").asText("");
		return switch (message.path("role").asText()) {
			case "system", "developer" -> new SystemMessage(text);
			case "assistant" -> assistant(message, text, toolOfCall);
			case "tool" -> result(message.path("tool_call_id").asText(), text, toolOfCall);
			default -> new UserMessage(text);
		};
	}

	private static Message assistant(JsonNode message, String text, Map<String, String> toolOfCall) {
		List<ToolCall> calls = ProtocolRules.calls(message)
			.map((call) -> new ToolCall(call.path("id").asText(), "function",
					call.path("function").path("name").asText(), call.path("function").path("arguments").asText()))
			.toList();
		calls.forEach((call) -> toolOfCall.put(call.id(), call.name()));
		return AssistantMessage.builder().content(text).toolCalls(calls).build();
	}

	private static Message result(String id, String text, Map<String, String> toolOfCall) {
		return ToolResponseMessage.builder()
			.responses(List.of(new ToolResponse(id, toolOfCall.getOrDefault(id, ""), text)))
			.build();
	}

	private static ToolCallback tool(JsonNode tool) {
		JsonNode function = tool.path("function");
		ToolDefinition definition = ToolDefinition.builder()
			.name(function.path("name").asText())
			.description(function.path("description").asText())
			.inputSchema(function.path("parameters").toString())
			.build();
		return new ToolCallback() {

			@Override
			public ToolDefinition getToolDefinition() {
				return definition;
			}

			@Override
			public String call(String input) {
				throw new UnsupportedOperationException("The tools are on the other side");
			}

		};
	}

}
