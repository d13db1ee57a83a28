package io.ensemble.agent.run.tool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ToolInput}.
 */
class ToolInputTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " \n" })
	void noArgumentsAreAnEmptyObject(String arguments) {
		assertThat(ToolInput.of(call(arguments))).isEqualTo("{}");
	}

	@Test
	void argumentsStayAsTheModelWroteThem() {
		assertThat(ToolInput.of(call("{ \"item\" : 1.50 }"))).isEqualTo("{ \"item\" : 1.50 }");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"item\": ", "{\"item\": \"x\"} and more", "wagyu", "{item: 1}" })
	void whatIsNotJsonIsNoInput(String arguments) {
		assertThatIllegalArgumentException().isThrownBy(() -> ToolInput.of(call(arguments)))
			.withMessageStartingWith("The arguments are not valid JSON: ");
	}

	private static ToolCall call(String arguments) {
		return new ToolCall("call-1", "function", "check-inventory", arguments);
	}

}
