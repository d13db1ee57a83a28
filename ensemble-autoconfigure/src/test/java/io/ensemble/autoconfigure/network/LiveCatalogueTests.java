package io.ensemble.autoconfigure.network;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.ensemble.agent.AgentTask;
import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTools;
import io.ensemble.network.peer.Peers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An agent at work, while the ensemble that it needs comes and goes.
 */
@Timeout(120)
class LiveCatalogueTests {

	private static final String LISTED = "ensemble.network.peers.kitchen=ws://127.0.0.1:1/ws";

	private final Ensembles ensembles = new Ensembles();

	private final Model model = new Model();

	private volatile ConfigurableApplicationContext kitchen;

	private ConfigurableApplicationContext roomService;

	@AfterEach
	void stop() {
		this.ensembles.close();
	}

	@Test
	void anAgentThatRunsSeesAPeerComeAndGo() {
		startRoomService(LISTED);
		this.model.uses("wait-for-the-kitchen").uses("kitchen_check-inventory").uses("wait-for-closing-time");
		this.model.uses("kitchen_check-inventory").say("Sorry, the kitchen has closed");
		assertThat(order()).contains("COMPLETED", "Sorry, the kitchen has closed");
		assertThat(this.model.seen).containsExactly(List.of("wait-for-the-kitchen", "wait-for-closing-time"),
				List.of("wait-for-the-kitchen", "wait-for-closing-time", "kitchen_check-inventory"),
				List.of("wait-for-the-kitchen", "wait-for-closing-time", "kitchen_check-inventory"),
				List.of("wait-for-the-kitchen", "wait-for-closing-time"),
				List.of("wait-for-the-kitchen", "wait-for-closing-time"));
		assertThat(this.model.told).hasSize(4);
		assertThat(this.model.told.get(1)).contains("3 portions of wagyu");
		assertThat(this.model.told.get(3)).contains("There is no such tool");
	}

	@Test
	void aPeerThatComesByItselfIsCalledBack() {
		startRoomService();
		this.kitchen = this.ensembles.start("kitchen", new Kitchen());
		this.ensembles.network(this.kitchen).task("room-service", "greet").call("we are open");
		this.model.uses("kitchen_check-inventory").say("done");
		Awaitility.await().until(this::offered, (tools) -> tools.contains("kitchen_check-inventory"));
		assertThat(order()).contains("COMPLETED");
		assertThat(this.model.told.get(0)).contains("3 portions of wagyu");
	}

	@Test
	void whatAPeerBeginsAndStopsToShareIsSeen() {
		startRoomService(LISTED);
		openKitchen();
		CapabilityRegistry shared = this.kitchen.getBean(CapabilityRegistry.class);
		shared.register(Capability.tool("boil").description("Boils").handler((input) -> "hot"));
		Awaitility.await().until(this::offered, (tools) -> tools.contains("kitchen_boil"));
		shared.unregister("boil");
		Awaitility.await().until(this::offered, (tools) -> !tools.contains("kitchen_boil"));
		assertThat(offered()).containsExactly("kitchen_check-inventory");
	}

	@Test
	void aPeerThatDrainsIsLeftOutThoughItIsStillConnected() {
		startRoomService(LISTED);
		openKitchen();
		this.kitchen.getBean(EnsembleLifecycle.class).drain();
		Awaitility.await().until(this::offered, List::isEmpty);
		assertThat(this.roomService.getBean(Peers.class).connection("kitchen").isConnected()).isTrue();
	}

	private void startRoomService(String... properties) {
		this.roomService = this.ensembles.start("room-service", new Reception(), (context) -> {
			context.registerBean("model", ChatModel.class, () -> this.model);
			context.registerBean("order-meal", AgentTask.class,
					() -> AgentTask.named("order-meal")
						.description("Takes an order")
						.tools(tool("wait-for-the-kitchen", this::openKitchen),
								tool("wait-for-closing-time", this::closeKitchen))
						.tools(context.getBean(EnsembleNetwork.class).tools(NetworkTools.tagged("food")))
						.build());
		}, properties);
	}

	private String openKitchen() {
		this.kitchen = this.ensembles.start("kitchen", new Kitchen());
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(this::offered, (tools) -> tools.contains("kitchen_check-inventory"));
		return "open";
	}

	private String closeKitchen() {
		this.kitchen.close();
		Awaitility.await().until(this::offered, List::isEmpty);
		return "closed";
	}

	private List<String> offered() {
		return names(this.ensembles.network(this.roomService).callbacks(NetworkTools.all()));
	}

	private String order() {
		ApiClient client = new ApiClient(Ensembles.port(this.roomService));
		return client
			.send(client.request("/api/work?wait=PT90S", "Content-Type", "application/json")
				.timeout(Duration.ofSeconds(90))
				.POST(BodyPublishers.ofString("{\"task\":\"order-meal\",\"context\":\"wagyu\"}"))
				.build())
			.body();
	}

	private static List<String> names(List<ToolCallback> tools) {
		return tools.stream().map((tool) -> tool.getToolDefinition().name()).toList();
	}

	private static ToolCallback tool(String name, Callable<String> body) {
		return FunctionToolCallback.builder(name, (Item item) -> {
			try {
				return body.call();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}).description(name).inputType(Item.class).build();
	}

	record Item(String item) {
	}

	static class Reception {

		@SharedTask(name = "greet", description = "Greets")
		String greet(String greeting) {
			return greeting;
		}

	}

	static class Kitchen {

		@SharedTool(name = "check-inventory", description = "Counts what is there", tags = "food")
		String checkInventory(String item) {
			return "3 portions of " + item;
		}

	}

	/**
	 * Does what it was told, and notes what it could have called.
	 */
	static class Model implements ChatModel {

		private final Queue<List<String>> seen = new ConcurrentLinkedQueue<>();

		private final List<String> told = new CopyOnWriteArrayList<>();

		private final Queue<Function<Integer, AssistantMessage>> turns = new ArrayDeque<>();

		Model uses(String tool) {
			this.turns.add((turn) -> AssistantMessage.builder()
				.content("")
				.toolCalls(List.of(new ToolCall("call-" + turn, "function", tool, "{\"item\":\"wagyu\"}")))
				.build());
			return this;
		}

		Model say(String text) {
			this.turns.add((turn) -> new AssistantMessage(text));
			return this;
		}

		@Override
		public ChatResponse call(Prompt prompt) {
			this.seen.add(names(((ToolCallingChatOptions) prompt.getOptions()).getToolCallbacks()));
			if (prompt.getInstructions()
				.get(prompt.getInstructions().size() - 1) instanceof ToolResponseMessage answer) {
				this.told.add(answer.getResponses().get(0).responseData());
			}
			return new ChatResponse(List.of(new Generation(this.turns.remove().apply(this.seen.size()))));
		}

	}

}
