package io.ensemble.autoconfigure.docs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.ensemble.agent.AgentTask;
import io.ensemble.agent.ToolSource;
import io.ensemble.autoconfigure.network.Ensembles;
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
import io.ensemble.network.failure.RemoteUnreachableException;
import io.github.resilience4j.retry.RetryConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.execution.ToolExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of the page "Calling other ensembles".
 */
class CallingPeersGuideTests {

	private static final Ensembles ensembles = new Ensembles();

	private static EnsembleNetwork network;

	@BeforeAll
	static void start() {
		ensembles.start("kitchen", new Kitchen());
		ensembles.start("bistro", new Bistro());
		network = ensembles.network(ensembles.start("room-service", new Object()));
	}

	@AfterAll
	static void stop() {
		ensembles.close();
	}

	@Test
	void waitsForAResult() {
		// tag::await[]
		String answer = network.task("kitchen", "prepare-meal").call("Wagyu steak, medium-rare");
		Meal meal = network.task("kitchen", "cook-order").call(new Order("soup", 403), Meal.class);
		String stock = network.tool("kitchen", "check-inventory").call("wagyu beef");
		// end::await[]
		assertThat(answer).isEqualTo("Wagyu steak, medium-rare is served");
		assertThat(meal).isEqualTo(new Meal("soup", 12));
		assertThat(stock).isEqualTo("8 portions of wagyu beef");
	}

	@Test
	void goesOnMeanwhile() throws Exception {
		StringBuffer log = new StringBuffer();
		// tag::async[]
		RemoteWork<Meal> cooking = network.task("kitchen", "cook-order")
			.onProgress((progress) -> log.append(progress.message()))
			.submit(new Order("soup", 403), Meal.class);
		CompletableFuture<String> told = cooking.result()
			.thenApply((meal) -> "Your %s comes in %d minutes".formatted(meal.dish(), meal.minutes()));
		// end::async[]
		assertThat(told.get(20, TimeUnit.SECONDS)).isEqualTo("Your soup comes in 12 minutes");
		assertThat(log).hasToString("boiling");
		assertThat(cooking.requestId()).hasSize(32);
	}

	@Test
	void decidesWhatADeadlineMeans() {
		Duration soon = Duration.ofMillis(300);
		// tag::deadline[]
		String roast = network.task("kitchen", "slow-roast")
			.deadline(soon)
			.onDeadline(OnDeadline.ask("bistro"))
			.call("pork");
		String draft = network.task("kitchen", "slow-roast")
			.deadline(soon)
			.onDeadline(OnDeadline.goOnWithPartial())
			.call("pork");
		// end::deadline[]
		assertThat(roast).isEqualTo("pork from the bistro");
		assertThat(draft).isEqualTo("[Incomplete: the deadline of PT0.3S passed]\nhalf done pork");
	}

	@Test
	void tellsFailuresApart() {
		assertThat(order("poison")).isEqualTo("The kitchen could not do it: We do not serve that");
		assertThat(order("soup")).isEqualTo("soup is served");
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> network.task("kitchen", "wash-car").call("now"));
	}

	@Test
	void sayHowOneCallIsRepeated() {
		// tag::options[]
		RetryConfig once = RetryConfig.custom().maxAttempts(1).build();
		String answer = network.task("closed-cafe", "prepare-meal")
			.retry(once)
			.connectTimeout(Duration.ofSeconds(2))
			.onFailure((failure) -> "Sorry: " + failure.getMessage())
			.call("soup");
		// end::options[]
		assertThat(answer).isEqualTo("Sorry: closed-cafe cannot be reached: no connection");
	}

	@Test
	void letsAModelUseThem() {
		// tag::tools[]
		ToolSource kitchen = network.tools(NetworkTool.from("kitchen", "check-inventory"),
				NetworkTask.from("kitchen", "prepare-meal"));
		AgentTask orderMeal = AgentTask.named("order-meal")
			.description("Takes an order for a meal and has it cooked")
			.tools(kitchen)
			.build();
		ToolCallback stock = network.callback(NetworkTool.discover("check-inventory"));
		// end::tools[]
		assertThat(orderMeal.name()).isEqualTo("order-meal");
		assertThat(stock.call("{\"item\":\"wagyu beef\"}")).isEqualTo("8 portions of wagyu beef");
		ToolCallback meal = network.callback(NetworkTask.from("kitchen", "prepare-meal"));
		assertThatExceptionOfType(ToolExecutionException.class).isThrownBy(() -> meal.call("{\"dish\":\"poison\"}"))
			.withMessage(
					"We do not serve that. Do not repeat the same call; change what you ask for, or say what could "
							+ "not be done.");
	}

	// tag::failures[]
	static String order(String dish) {
		try {
			return network.task("kitchen", "prepare-meal").call(dish);
		}
		catch (RemoteFailureException ex) {
			return "The kitchen could not do it: " + ex.getMessage();
		}
		catch (RemoteTimeoutException | RemoteUnreachableException ex) {
			return "The kitchen does not answer, please call again later";
		}
	}
	// end::failures[]

	record Order(String dish, int room) {
	}

	record Meal(String dish, int minutes) {
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
		Meal cook(Order order, WorkContext context) {
			context.progress("boiling", 50);
			return new Meal(order.dish(), 12);
		}

		@SharedTask(name = "slow-roast", description = "Never gets done")
		CompletableFuture<String> roast(String meat, WorkContext context) {
			context.partial("half done " + meat);
			return new CompletableFuture<>();
		}

		@SharedTool(name = "check-inventory", description = "Says how much of an item there is")
		String checkInventory(String item) {
			return "8 portions of " + item;
		}

	}

	static class Bistro {

		@SharedTask(name = "slow-roast", description = "Roasts quickly")
		String roast(String meat) {
			return meat + " from the bistro";
		}

	}

}
