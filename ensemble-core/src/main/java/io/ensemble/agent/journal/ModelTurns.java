package io.ensemble.agent.journal;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.ensemble.protocol.stored.RunStep.Call;
import io.ensemble.protocol.stored.RunStep.ModelTurn;
import io.ensemble.protocol.stored.RunStep.Reply;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * The answers of models in the form of the journal. What providers add for themselves is
 * left out.
 */
final class ModelTurns {

	private ModelTurns() {
	}

	static ModelTurn of(int number, String question, ChatResponse response, Map<String, String> tools, int attempt) {
		Usage usage = response.getMetadata().getUsage();
		TokenUsage tokens = new TokenUsage(count(usage.getPromptTokens()), count(usage.getCompletionTokens()));
		List<Reply> replies = response.getResults().stream().map((generation) -> reply(generation, tools)).toList();
		return new ModelTurn(number, question, response.getMetadata().getModel(), tokens, replies, attempt);
	}

	private static Reply reply(Generation generation, Map<String, String> tools) {
		AssistantMessage message = generation.getOutput();
		List<Call> calls = message.getToolCalls().stream().map((call) -> call(call, tools)).toList();
		return new Reply(message.getText(), generation.getMetadata().getFinishReason(), calls);
	}

	private static Call call(ToolCall call, Map<String, String> tools) {
		return new Call(Objects.requireNonNullElse(call.id(), ""), Objects.requireNonNullElse(call.type(), "function"),
				call.name(), call.arguments(), tools.get(call.name()));
	}

	static ChatResponse response(ModelTurn turn) {
		ChatResponseMetadata.Builder metadata = ChatResponseMetadata.builder()
			.usage(new DefaultUsage(Math.toIntExact(turn.tokens().input()), Math.toIntExact(turn.tokens().output())));
		if (turn.model() != null) {
			metadata.model(turn.model());
		}
		return new ChatResponse(turn.replies().stream().map(ModelTurns::generation).toList(), metadata.build());
	}

	private static Generation generation(Reply reply) {
		AssistantMessage message = AssistantMessage.builder()
			.content((reply.text() != null) ? reply.text() : "")
			.toolCalls(reply.toolCalls().stream().map(ModelTurns::toolCall).toList())
			.build();
		return new Generation(message, ChatGenerationMetadata.builder().finishReason(reply.finishReason()).build());
	}

	private static ToolCall toolCall(Call call) {
		return new ToolCall(call.id(), call.type(), call.name(), (call.arguments() != null) ? call.arguments() : "");
	}

	private static long count(@Nullable Integer tokens) {
		return (tokens != null) ? tokens : 0;
	}

}
