package io.ensemble.test.model.openai;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.Usage;

/**
 * An answer of the model, in the JSON of the protocol.
 *
 * @param model the name of the model that was asked for
 * @param message what it says
 * @param finishReason why that is all
 * @param usage the tokens
 */
record Completion(String model, AssistantMessage message, String finishReason, Usage usage) {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final String ID = "chatcmpl-stub";

	private static final long CREATED = 1_767_225_600;

	private static final int PIECE = 40;

	static Completion of(OpenAiRequest request, AssistantMessage message) {
		return of(request, message, new DefaultUsage(request.messages().size(), 1));
	}

	static Completion of(OpenAiRequest request, AssistantMessage message, Usage usage) {
		return new Completion(request.model(), message, message.hasToolCalls() ? "tool_calls" : "stop", usage);
	}

	static String error(String code, String message) {
		ObjectNode body = NODES.objectNode();
		body.putObject("error")
			.put("message", message)
			.put("type", "invalid_request_error")
			.put("code", code)
			.putNull("param");
		return body.toString();
	}

	Completion finishing(String reason) {
		return new Completion(this.model, this.message, reason, this.usage);
	}

	JsonNode toJson() {
		ObjectNode said = NODES.objectNode().put("role", "assistant").put("content", text()).putNull("refusal");
		if (this.message.hasToolCalls()) {
			ArrayNode calls = said.putArray("tool_calls");
			this.message.getToolCalls().forEach((call) -> calls.add(call(call, call.arguments())));
		}
		ObjectNode body = body("chat.completion");
		body.putArray("choices")
			.addObject()
			.put("index", 0)
			.putNull("logprobs")
			.put("finish_reason", this.finishReason)
			.set("message", said);
		return body.set("usage", usageNode());
	}

	List<JsonNode> toChunks(boolean withUsage) {
		List<JsonNode> chunks = new ArrayList<>();
		chunks.add(chunk(NODES.objectNode().put("role", "assistant").put("content", ""), null));
		pieces(this.message.getText())
			.forEach((piece) -> chunks.add(chunk(NODES.objectNode().put("content", piece), null)));
		List<ToolCall> calls = this.message.getToolCalls();
		for (int i = 0; i < calls.size(); i++) {
			ToolCall call = calls.get(i);
			chunks.add(callChunk(call(call, "").put("index", i)));
			for (String piece : pieces(call.arguments())) {
				ObjectNode more = NODES.objectNode().put("index", i);
				more.putObject("function").put("arguments", piece);
				chunks.add(callChunk(more));
			}
		}
		chunks.add(chunk(NODES.objectNode(), this.finishReason));
		if (withUsage) {
			ObjectNode last = body("chat.completion.chunk");
			last.putArray("choices");
			chunks.add(last.set("usage", usageNode()));
		}
		return chunks;
	}

	private JsonNode callChunk(ObjectNode call) {
		ObjectNode delta = NODES.objectNode();
		delta.putArray("tool_calls").add(call);
		return chunk(delta, null);
	}

	private JsonNode chunk(ObjectNode delta, @Nullable String finish) {
		ObjectNode body = body("chat.completion.chunk");
		body.putArray("choices").addObject().put("index", 0).put("finish_reason", finish).set("delta", delta);
		return body;
	}

	private ObjectNode body(String object) {
		return NODES.objectNode()
			.put("id", ID)
			.put("object", object)
			.put("created", CREATED)
			.put("model", this.model)
			.put("system_fingerprint", "fp_stub");
	}

	private ObjectNode usageNode() {
		return NODES.objectNode()
			.put("prompt_tokens", this.usage.getPromptTokens())
			.put("completion_tokens", this.usage.getCompletionTokens())
			.put("total_tokens", this.usage.getTotalTokens());
	}

	private @Nullable String text() {
		return this.message.hasToolCalls() ? null : this.message.getText();
	}

	private static ObjectNode call(ToolCall call, String arguments) {
		ObjectNode node = NODES.objectNode().put("id", call.id()).put("type", "function");
		node.putObject("function").put("name", call.name()).put("arguments", arguments);
		return node;
	}

	private static List<String> pieces(@Nullable String text) {
		List<String> pieces = new ArrayList<>();
		for (int start = 0; text != null && start < text.length(); start += PIECE) {
			pieces.add(text.substring(start, Math.min(text.length(), start + PIECE)));
		}
		return pieces;
	}

}
