package io.ensemble.docs;

import java.util.List;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ToolSource;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTask;
import io.ensemble.network.NetworkTool;
import io.ensemble.network.NetworkTools;
import io.ensemble.test.model.SimulatedChatModel;
import io.ensemble.test.network.VirtualNetwork;
import io.ensemble.test.time.VirtualTimeExtension;
import io.ensemble.test.time.VirtualWork;
import io.ensemble.test.work.TestWorkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of the page "The catalogue of tools".
 */
@ExtendWith(VirtualTimeExtension.class)
class CatalogueGuideTests {

	private VirtualNetwork virtual;

	private EnsembleNetwork network;

	@BeforeEach
	void network(VirtualWork time) {
		this.virtual = new VirtualNetwork("room-service", time);
		this.network = this.virtual.calls();
		this.virtual.stubs().tool("kitchen", "check-inventory").tagged("food").answer("8 portions");
		this.virtual.stubs().task("kitchen", "prepare-meal").tagged("food").answer("ready");
		this.virtual.stubs().tool("bar", "mix").tagged("drinks").answer("a gin tonic");
	}

	@Test
	void anAgentUsesWhatThereIs() {
		// tag::agent[]
		AgentTask orderMeal = AgentTask.named("order-meal")
			.description("Takes an order for a meal and has it cooked")
			.tools(this.network.tools(NetworkTools.tagged("food")))
			.build();
		// end::agent[]
		this.virtual.comes("kitchen");
		assertThat(names(orderMeal.tools().get(0))).containsExactly("kitchen_check-inventory");
	}

	@Test
	void selections() {
		// tag::selections[]
		ToolSource everything = this.network.tools(NetworkTools.all());
		ToolSource foodAndTasks = this.network.tools(NetworkTools.tagged("food").withTasks());
		ToolSource anyStock = this.network.tools(NetworkTool.discover("check-inventory"));
		ToolSource mixed = this.network.tools(NetworkTask.from("kitchen", "prepare-meal"),
				NetworkTools.tagged("drinks"));
		// end::selections[]
		this.virtual.comes("kitchen");
		this.virtual.comes("bar");
		assertThat(names(everything)).containsExactly("bar_mix", "kitchen_check-inventory");
		assertThat(names(foodAndTasks)).containsExactly("kitchen_check-inventory", "kitchen_prepare-meal");
		assertThat(names(anyStock)).containsExactly("check-inventory");
		assertThat(names(mixed)).containsExactly("prepare-meal", "bar_mix");
	}

	@Test
	void aChatClientUsesWhatThereIs() {
		ChatModel model = SimulatedChatModel.create();
		this.network.tools(NetworkTools.all());
		this.virtual.comes("kitchen");
		// tag::client[]
		String answer = ChatClient.create(model)
			.prompt("Is there wagyu?")
			.toolCallbacks(this.network.callbacks(NetworkTools.tagged("food")))
			.call()
			.content();
		// end::client[]
		assertThat(answer).contains("8 portions");
	}

	@Test
	void aTestLetsPeersComeAndGo() {
		// tag::test[]
		ToolSource food = this.network.tools(NetworkTools.tagged("food"));
		assertThat(names(food)).isEmpty();
		this.virtual.comes("kitchen");
		assertThat(names(food)).containsExactly("kitchen_check-inventory");
		this.virtual.stubs().unreachable("kitchen");
		assertThat(names(food)).isEmpty();
		// end::test[]
	}

	private static List<String> names(ToolSource source) {
		return source.resolve(TestWorkContext.of("order-meal", "wagyu"))
			.stream()
			.map((tool) -> tool.getToolDefinition().name())
			.toList();
	}

}
