package io.ensemble.agent.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfiguredChatModel}.
 */
class ConfiguredChatModelTests {

	private final AtomicReference<Prompt> asked = new AtomicReference<>();

	private final ChatModel model = (prompt) -> {
		this.asked.set(prompt);
		return new ChatResponse(List.of(new Generation(new AssistantMessage("hello"))));
	};

	@Test
	void addsItsOptionsToThoseOfTheCallAndKeepsTheTools() {
		ToolCallingChatOptions options = ToolCallingChatOptions.builder()
			.toolNames("look")
			.toolContext(Map.of("a", 1))
			.internalToolExecutionEnabled(false)
			.build();
		new ConfiguredChatModel(this.model, new ModelOptions("small", 0.2, 500, 0.9))
			.call(new Prompt("Hello", options));
		ToolCallingChatOptions used = (ToolCallingChatOptions) this.asked.get().getOptions();
		assertThat(used.getModel()).isEqualTo("small");
		assertThat(used.getTemperature()).isEqualTo(0.2);
		assertThat(used.getMaxTokens()).isEqualTo(500);
		assertThat(used.getTopP()).isEqualTo(0.9);
		assertThat(used.getToolNames()).containsExactly("look");
		assertThat(used.getToolContext()).containsEntry("a", 1);
		assertThat(used.getInternalToolExecutionEnabled()).isFalse();
		assertThat(options.getModel()).isNull();
	}

	@Test
	void leavesToTheProviderWhatItDoesNotSay() {
		new ConfiguredChatModel(this.model, ModelOptions.NONE).call(new Prompt("Hello"));
		assertThat(this.asked.get().getOptions().getModel()).isNull();
		assertThat(this.asked.get().getOptions().getTemperature()).isNull();
	}

	@Test
	void isTheSameModelAsAnotherWithTheSameOptions() {
		assertThat(new ConfiguredChatModel(this.model, new ModelOptions("a", null, null, null)))
			.isEqualTo(new ConfiguredChatModel(this.model, new ModelOptions("a", null, null, null)))
			.isNotEqualTo(new ConfiguredChatModel(this.model, new ModelOptions("b", null, null, null)));
	}

}
