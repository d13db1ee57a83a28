package io.ensemble.autoconfigure.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTask;
import io.ensemble.network.NetworkTool;
import io.ensemble.network.OnDeadline;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.work.ErrorCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.execution.ToolExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallingPeersTests {

	private static final Ensembles ensembles = new Ensembles();

	private static EnsembleNetwork network;

	@BeforeAll
	static void start() {
		ensembles.start("kitchen", new Kitchen(), "ensemble.work.max-concurrent=64");
		network = ensembles.network(ensembles.start("room-service", new Object()));
	}

	@AfterAll
	static void stop() {
		ensembles.close();
	}

	@Test
	void awaitsATask() {
		assertThat(network.task("kitchen", "prepare-meal").call("risotto")).isEqualTo("risotto is served");
	}

	@Test
	void exchangesRecords() {
		Meal meal = network.task("kitchen", "cook-order").call(new Order("steak", 403), Meal.class);
		assertThat(meal).isEqualTo(new Meal("steak", "to room 403"));
	}

	@Test
	void callsATool() {
		assertThat(network.tool("kitchen", "check-inventory").call("wagyu beef")).isEqualTo("3 x wagyu beef");
	}

	@Test
	void goesOnWhileTheTaskRuns() throws Exception {
		RemoteWork<String> work = network.task("kitchen", "prepare-meal").submit("soup");
		assertThat(work.requestId()).hasSize(32);
		assertThat(work.result().get(10, TimeUnit.SECONDS)).isEqualTo("soup is served");
	}

	@Test
	void aFailureOfTheHandlerIsToldApartFromARefusal() {
		assertThatExceptionOfType(RemoteFailureException.class)
			.isThrownBy(() -> network.task("kitchen", "prepare-meal").call("poison"))
			.withMessage("We do not serve that")
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(ErrorCode.TASK_FAILED));
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> network.task("kitchen", "no-such-task").call("x"))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(ErrorCode.UNKNOWN_CAPABILITY));
	}

	@Test
	void aDeadlineFailsTheCallOrLetsItGoOn() {
		assertThatExceptionOfType(RemoteTimeoutException.class)
			.isThrownBy(() -> network.task("kitchen", "slow-roast").deadline(Duration.ofMillis(200)).call("pork"));
		assertThat(network.task("kitchen", "slow-roast")
			.deadline(Duration.ofMillis(200))
			.onDeadline(OnDeadline.goOnWithPartial())
			.call("pork")).startsWith("[Incomplete").endsWith("half done pork");
		assertThat(network.task("kitchen", "slow-roast")
			.deadline(Duration.ofMillis(200))
			.onDeadline(OnDeadline.goOnWithout())
			.call("pork")).isEmpty();
	}

	@Test
	void aFailureCanBeReplaced() {
		assertThat(network.task("kitchen", "prepare-meal").onFailure((failure) -> "bread").call("poison"))
			.isEqualTo("bread");
	}

	@Test
	void hearsHowFarTheWorkIs() {
		ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
		network.task("kitchen", "three-courses").onProgress((progress) -> heard.add(progress.message())).call("menu");
		assertThat(heard).isNotEmpty().last().isEqualTo("course 3");
	}

	@Test
	void carriesLargeInputAndOutput() {
		for (int size : List.of(8_193, 100_000, 1_000_000)) {
			String text = "ä".repeat(size / 2);
			assertThat(network.task("kitchen", "prepare-meal").call(text)).isEqualTo(text + " is served");
		}
	}

	@Test
	void carriesATextThatWasCutAmidACharacter() {
		assertThat(network.tool("kitchen", "check-inventory").call("noodles \ud83c")).isEqualTo("3 x noodles \ud83c");
	}

	@Test
	void aMessageOverTheLimitFailsItsOwnCallOnly() {
		CompletableFuture<String> other = network.task("kitchen", "prepare-meal").submit("soup").result();
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> network.task("kitchen", "prepare-meal").call("x".repeat(5 << 20)))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(ErrorCode.TOO_LARGE));
		assertThat(other.join()).isEqualTo("soup is served");
	}

	@Test
	void offersAPeersToolToModelsWithItsOwnDescription() {
		ToolCallback tool = network.callback(NetworkTool.from("kitchen", "check-inventory"));
		assertThat(tool.getToolDefinition().name()).isEqualTo("check-inventory");
		assertThat(tool.getToolDefinition().description()).isEqualTo("Counts what is there");
		assertThat(tool.getToolDefinition().inputSchema()).contains("\"type\":\"object\"");
		assertThat(tool.call("{\"item\":\"eggs\"}")).isEqualTo("3 x eggs");
		assertThat(network.callback(NetworkTool.discover("check-inventory")).call("{\"item\":\"eggs\"}"))
			.isEqualTo("3 x eggs");
	}

	@Test
	void tellsTheModelWhatToDoWhenACallFails() {
		ToolCallback task = network.callback(NetworkTask.from("kitchen", "prepare-meal"));
		assertThatExceptionOfType(ToolExecutionException.class).isThrownBy(() -> task.call("{\"dish\":\"poison\"}"))
			.withMessageContaining("We do not serve that. Do not repeat the same call")
			.withCauseInstanceOf(RuntimeException.class);
	}

	@Test
	void sixtyFourCallersShareOneConnection() throws Exception {
		ExecutorService callers = Executors.newFixedThreadPool(64);
		List<Future<String>> answers = new ArrayList<>();
		for (int i = 0; i < 2_000; i++) {
			String item = "item-" + i;
			answers.add(callers.submit(() -> network.tool("kitchen", "check-inventory").call(item)));
		}
		for (int i = 0; i < answers.size(); i++) {
			assertThat(answers.get(i).get(30, TimeUnit.SECONDS)).isEqualTo("3 x item-" + i);
		}
		callers.shutdown();
	}

	record Order(String dish, int room) {
	}

	record Meal(String dish, String where) {
	}

	static class Kitchen {

		@SharedTask(name = "prepare-meal", description = "Prepares a meal")
		String prepareMeal(String dish) {
			if (dish.equals("poison")) {
				throw new IllegalArgumentException("We do not serve that");
			}
			return dish + " is served";
		}

		@SharedTask(name = "cook-order", description = "Cooks an order")
		Meal cook(Order order) {
			return new Meal(order.dish(), "to room " + order.room());
		}

		@SharedTask(name = "three-courses", description = "Serves a menu")
		String courses(String menu, WorkContext context) {
			for (int i = 1; i <= 3; i++) {
				context.progress("course " + i, i * 33);
			}
			return menu;
		}

		@SharedTask(name = "slow-roast", description = "Never gets done")
		CompletableFuture<String> roast(String meat, WorkContext context) {
			context.partial("half done " + meat);
			return new CompletableFuture<>();
		}

		@SharedTool(name = "check-inventory", description = "Counts what is there", tags = "food")
		String checkInventory(String item) {
			return "3 x " + item;
		}

	}

}
