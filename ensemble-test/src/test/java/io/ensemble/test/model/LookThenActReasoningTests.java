package io.ensemble.test.model;

import java.util.List;

import io.ensemble.test.model.SimulatedConversation.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.tool.definition.ToolDefinition;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LookThenActReasoning} and {@link ToolPurpose}.
 */
class LookThenActReasoningTests {

	private final LookThenActReasoning reasoning = new LookThenActReasoning();

	@ParameterizedTest
	@CsvSource({ "check-inventory,LOOK", "dietary-check,LOOK", "find-room,LOOK", "room-status,LOOK",
			"boiler-reading,LOOK", "find-vendor,LOOK", "kitchen_check-inventory,LOOK", "getStock,LOOK", "check-in,ACT",
			"check-out,ACT", "prepare-meal,ACT", "clean-room,ACT", "repair-request,ACT", "purchase-parts,ACT",
			"open-safe,ACT" })
	void knowsLookingFromActingByTheName(String name, ToolPurpose purpose) {
		assertThat(ToolPurpose.of(tool(name, "Works for the hotel"))).isEqualTo(purpose);
	}

	@Test
	void knowsLookingByTheDescriptionWhereTheNameSaysNothing() {
		assertThat(ToolPurpose.of(tool("pantry", "Lists what is there"))).isEqualTo(ToolPurpose.LOOK);
		assertThat(ToolPurpose.of(tool("pantry", ""))).isEqualTo(ToolPurpose.ACT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "none left", "No.", "Wagyu is not in stock", "Out of stock", "unsafe for the guest",
			"0 portions", "false", "0", "{\"inStock\": false}", "{\"quantity\":0}", "The tool failed: no connection" })
	void doesNotActAfterARefusal(String result) {
		assertThat(afterLooking(result).getText()).startsWith("Not available: dinner").contains(result);
	}

	@ParameterizedTest
	@ValueSource(strings = { "8 portions", "true", "8", "contains no nuts", "no known allergens", "{\"inStock\":true}",
			"10 portions", "No conflicts", "not required", "pressure 0.4 bar" })
	void actsAfterAnythingElse(String result) {
		assertThat(afterLooking(result).getToolCalls()).extracting(ToolCall::name).containsExactly("prepare-meal");
	}

	@Test
	void actsWithTheToolThatFitsTheRequestBest() {
		List<ToolDefinition> tools = List.of(tool("clean-room", "Cleans a room"),
				tool("repair-request", "Repairs leaking or broken things in a room"),
				tool("order-meal", "Takes an order for a meal"));
		assertThat(next("The tap in room 305 is leaking", tools).getToolCalls()).extracting(ToolCall::name)
			.containsExactly("repair-request");
		assertThat(next("Please clean room 12", tools).getToolCalls()).extracting(ToolCall::name)
			.containsExactly("clean-room");
	}

	@Test
	void answersAtOnceWithoutTools() {
		assertThat(next("dinner", List.of()).getText()).isEqualTo("Done: dinner");
	}

	private AssistantMessage afterLooking(String result) {
		ToolDefinition look = tool("check-inventory", "Says how much there is");
		return this.reasoning
			.next(new SimulatedConversation("", "dinner", List.of(look, tool("prepare-meal", "Prepares a meal")),
					List.of(List.of(new ToolCall("call-1", "function", "check-inventory", "{}"))),
					List.of(new Result("check-inventory", result))));
	}

	private AssistantMessage next(String request, List<ToolDefinition> tools) {
		return this.reasoning.next(new SimulatedConversation("", request, tools, List.of(), List.of()));
	}

	private static ToolDefinition tool(String name, String description) {
		return ToolDefinition.builder().name(name).description(description).inputSchema("{}").build();
	}

}
