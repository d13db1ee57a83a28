package io.ensemble.agent.run.limit;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link FinishReason}.
 */
class FinishReasonTests {

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "stop", "STOP", "end_turn", "tool_calls", "TOOL_CALLS" })
	void theseAnswersAreComplete(String reason) {
		assertThatNoException().isThrownBy(() -> FinishReason.requireComplete(answer(reason)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "length", "LENGTH", "max_tokens", "MAX_TOKENS" })
	void theseAreCutOff(String reason) {
		assertThatExceptionOfType(AgentFailedException.class)
			.isThrownBy(() -> FinishReason.requireComplete(answer(reason)))
			.withMessageContaining("cut off");
	}

	@ParameterizedTest
	@ValueSource(strings = { "content_filter", "CONTENT_FILTER", "SAFETY", "refusal" })
	void theseAreFiltered(String reason) {
		assertThatExceptionOfType(AgentFailedException.class)
			.isThrownBy(() -> FinishReason.requireComplete(answer(reason)))
			.withMessageContaining("content filter");
	}

	@Test
	void noAnswerAtAllIsNotItsBusiness() {
		assertThatNoException().isThrownBy(() -> FinishReason.requireComplete(null));
		assertThatNoException().isThrownBy(() -> FinishReason.requireComplete(new ChatResponse(List.of())));
	}

	private static ChatResponse answer(String reason) {
		return new ChatResponse(List.of(new Generation(new AssistantMessage("Half of"),
				ChatGenerationMetadata.builder().finishReason(reason).build())));
	}

}
