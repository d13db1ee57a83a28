package io.ensemble.autoconfigure.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.autoconfigure.network.Ensembles;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTask;
import io.ensemble.network.NetworkTool;
import io.ensemble.network.client.EnsembleClients;
import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.annotation.RemoteTask;
import io.ensemble.run.EnsembleRuns;
import io.ensemble.run.Run;
import io.ensemble.run.RunTask;
import io.ensemble.run.result.RunResult;
import io.ensemble.run.result.TaskResult;
import io.ensemble.standalone.StandaloneEnsemble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs with tasks of other ensembles, over real sockets.
 */
class RunsOverTheNetworkTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Ensembles ensembles = new Ensembles();

	private static ConfigurableApplicationContext kitchen;

	private static ConfigurableApplicationContext roomService;

	@BeforeAll
	static void start() {
		kitchen = ensembles.start("kitchen", new Kitchen());
		roomService = ensembles.start("room-service", new RoomService());
	}

	@AfterAll
	static void stop() {
		ensembles.close();
	}

	@Test
	void aTypedCallAnUntypedCallAndARunAskForTheSame() {
		EnsembleNetwork network = roomService.getBean(EnsembleNetwork.class);
		KitchenClient client = EnsembleClients.of(network).create(KitchenClient.class);
		EnsembleRuns runs = roomService.getBean(EnsembleRuns.class);
		// tag::side-by-side[]
		Meal typed = client.prepareMeal(new Order("soup", 403));
		Meal untyped = network.task("kitchen", "prepare-meal").call(new Order("soup", 403), Meal.class);
		Meal oneShot = runs
			.run(Run.of(RunTask.remote(NetworkTask.from("kitchen", "prepare-meal"))
				.input((given) -> new Order("soup", 403))))
			.output(Meal.class);
		// end::side-by-side[]
		assertThat(typed).isEqualTo(untyped).isEqualTo(oneShot).isEqualTo(new Meal("soup", 12));
	}

	@Test
	void theTasksOfARunAreSeenOverHttpInOneTrace() throws Exception {
		RunResult result = roomService.getBean(EnsembleRuns.class)
			.run(Run.of(RunTask.remote(NetworkTool.from("kitchen", "check-inventory")).text("{dish}"),
					RunTask.local("greet"), RunTask.remote(NetworkTask.from("kitchen", "prepare-meal"))
						.input((given) -> new Order(given.input("dish"), 403)))
				.input("dish", "soup"));
		assertThat(result.tasks()).extracting(TaskResult::output)
			.containsExactly("8 x soup", "Hello, 8 x soup", "{\"dish\":\"soup\",\"minutes\":12}");
		JsonNode local = work(roomService, result.id() + ":3");
		assertThat(local.get("task").asText()).isEqualTo("prepare-meal");
		assertThat(local.get("traceId").asText()).isEqualTo(result.traceId());
		JsonNode remote = work(kitchen, result.id() + ":3:1");
		assertThat(remote.get("status").asText()).isEqualTo("COMPLETED");
		assertThat(remote.get("traceId").asText()).isEqualTo(result.traceId());
		assertThat(local.get("delegations").get(0).get("requestId").asText()).isEqualTo(result.id() + ":3:1");
	}

	@Test
	void aProgramWithoutAServerAsksAsWell() {
		URI address = URI.create("ws://127.0.0.1:" + Ensembles.port(kitchen) + "/ws");
		try (StandaloneEnsemble program = StandaloneEnsemble.builder().peer("kitchen", address).build()) {
			RunResult result = program
				.run(Run.of(RunTask.remote(NetworkTool.from("kitchen", "check-inventory")).text("eggs"),
						RunTask.function("shout", (given) -> given.output("check-inventory") + "!")));
			assertThat(result.output()).isEqualTo("8 x eggs!");
		}
	}

	private static JsonNode work(ConfigurableApplicationContext ensemble, String id) throws Exception {
		URI address = URI.create("http://127.0.0.1:%d/api/work/%s".formatted(Ensembles.port(ensemble), id));
		return JSON.readTree(HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
			.body());
	}

	record Order(String dish, int room) {
	}

	record Meal(String dish, int minutes) {
	}

	static class Kitchen {

		@SharedTask(description = "Prepares a meal")
		Meal prepareMeal(Order order) {
			return new Meal(order.dish(), 12);
		}

		@SharedTool(description = "Tells how much of an item there is")
		String checkInventory(String item) {
			return "8 x " + item;
		}

	}

	@EnsembleClient("kitchen")
	interface KitchenClient {

		@RemoteTask("prepare-meal")
		Meal prepareMeal(Order order);

	}

	static class RoomService {

		@SharedTask(description = "Greets")
		String greet(String guest) {
			return "Hello, " + guest;
		}

	}

}
