package io.ensemble.hotel.model;

import java.util.List;

import io.ensemble.test.model.SimulatedConversation;
import io.ensemble.test.model.SimulatedConversation.Result;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.tool.definition.ToolDefinition;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HotelReasoning}.
 */
class HotelReasoningTests {

	private static final List<ToolDefinition> TOOLS = List.of(tool("boiler-reading", "Reads the boiler"),
			tool("purchase-parts", "Buys spare parts"));

	private final HotelReasoning reasoning = new HotelReasoning();

	@Test
	void aComplaintAboutWarmthLooksAtTheBoilerFirst() {
		assertThat(next("No hot water", null).getToolCalls()).extracting(ToolCall::name)
			.containsExactly("boiler-reading");
	}

	@Test
	void buysThePartThatTheBoilerNeeds() {
		AssistantMessage turn = next("No hot water", "0.4 bar; the boiler needs a new relief valve X-420");
		assertThat(turn.getToolCalls()).extracting(ToolCall::name).containsExactly("purchase-parts");
		assertThat(turn.getToolCalls().get(0).arguments()).isEqualTo("{\"part\":\"relief valve X-420\"}");
	}

	@Test
	void buysThePartThatTheGuestNames() {
		assertThat(next("The lamp needs a new switch.", null).getToolCalls().get(0).arguments())
			.isEqualTo("{\"part\":\"switch\"}");
	}

	@Test
	void buysNothingIfNothingIsNeeded() {
		assertThat(next("No hot water", "1.5 bar; the boiler runs well").getText())
			.isEqualTo("Seen to: No hot water. boiler-reading says: 1.5 bar; the boiler runs well.");
		assertThat(next("The tap drips", null).getText()).isEqualTo("Seen to: The tap drips.");
	}

	private AssistantMessage next(String request, String reading) {
		boolean read = reading != null;
		return this.reasoning.next(new SimulatedConversation("", request, TOOLS,
				read ? List.of(List.of(new ToolCall("call-1", "function", "boiler-reading", "{}"))) : List.of(),
				read ? List.of(new Result("boiler-reading", reading)) : List.of()));
	}

	private static ToolDefinition tool(String name, String description) {
		return ToolDefinition.builder().name(name).description(description).inputSchema("{}").build();
	}

}
