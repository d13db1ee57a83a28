package io.ensemble.docs;

import java.util.function.Function;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ModelTier;
import io.ensemble.agent.ToolSource;
import io.ensemble.capability.CurrentWork;
import io.ensemble.test.model.SimulatedChatModel;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The code of the page "Agents and limits".
 */
class AgentsAndLimitsTests {

	private final ToolCallback checkInventory = FunctionToolCallback
		.builder("check-inventory", (Function<Item, String>) (item) -> item.item() + ": 8 portions")
		.description("Says how much of an item there is")
		.inputType(Item.class)
		.build();

	@Test
	void aTaskIsABeanWithADescriptionAndTools() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean("checkInventory", ToolCallback.class, () -> this.checkInventory);
			context.register(RoomService.class);
			context.refresh();
			AgentTask task = context.getBean(AgentTask.class);
			assertThat(task.shared()).isTrue();
			assertThat(task.goal()).isEqualTo("Takes an order for a meal and has it cooked");
		}
	}

	@Test
	void everythingElseMayBeSaid() {
		ToolSource pantry = ToolSource.of(ToolCallbackProvider.from(this.checkInventory));
		// tag::everything[]
		AgentTask task = AgentTask.named("order-meal")
			.description("Takes an order for a meal and has it cooked")
			.role("the room service of a grand hotel")
			.goal("A meal that the guest likes, on time")
			.background("The kitchen closes at eleven. Guests with allergies are always asked twice.")
			.expectedOutput("what was ordered, and in how many minutes it comes")
			.tools(pantry)
			.model(ModelTier.FALLBACK)
			.limits(AgentLimits.DEFAULT.withMaxIterations(8).withMaxCallsPerTool(3))
			.outputType(Order.class)
			.tags("food")
			.unshared()
			.build();
		// end::everything[]
		assertThat(task.limits()).isEqualTo(AgentLimits.DEFAULT.withMaxIterations(8).withMaxCallsPerTool(3));
	}

	@Test
	void aLimitThatStopsEverythingIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> AgentLimits.DEFAULT.withMaxIterations(0));
	}

	@Test
	void aToolCanTellHowFarItIs() {
		assertThat(Oven.bake("bread")).isEqualTo("baked bread");
	}

	@Test
	void aScriptedModelAnswersWhatTheTestWants() {
		// tag::scripted[]
		ChatModel model = SimulatedChatModel.builder()
			.when("wagyu")
			.callTools("check-inventory")
			.answer((conversation) -> "The kitchen says: " + conversation.results().get(0).text())
			.build();
		// end::scripted[]
		assertThat(ChatClient.create(model).prompt("Wagyu steak").toolCallbacks(this.checkInventory).call().content())
			.contains("8 portions");
	}

	// tag::task[]
	@Configuration(proxyBeanMethods = false)
	static class RoomService {

		@Bean
		AgentTask orderMeal(ToolCallback checkInventory) {
			return AgentTask.named("order-meal")
				.description("Takes an order for a meal and has it cooked")
				.tools(checkInventory)
				.build();
		}

	}
	// end::task[]

	static final class Oven {

		private Oven() {
		}

		// tag::progress[]
		static String bake(String dish) {
			CurrentWork.find().ifPresent((work) -> work.progress("baking " + dish, 50));
			return "baked " + dish;
		}
		// end::progress[]

	}

	record Item(String item) {
	}

	record Order(String dish, int minutes) {
	}

}
