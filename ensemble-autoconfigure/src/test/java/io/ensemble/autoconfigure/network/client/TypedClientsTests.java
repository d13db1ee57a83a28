package io.ensemble.autoconfigure.network.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.ensemble.autoconfigure.network.Ensembles;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import io.ensemble.network.OnDeadline;
import io.ensemble.network.RemoteCallCustomizer;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.client.annotation.Deadline;
import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.annotation.RemoteTask;
import io.ensemble.network.client.annotation.RemoteTool;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.work.ErrorCode;
import io.github.resilience4j.retry.RetryConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Clients that are found in an application call another one over sockets.
 */
class TypedClientsTests {

	private static final RetryConfig ONCE = RetryConfig.custom().maxAttempts(1).build();

	private static final Ensembles ensembles = new Ensembles();

	private static Kitchen kitchen;

	private static ClosedCafe cafe;

	@BeforeAll
	static void start() {
		ensembles.start("kitchen", new KitchenTasks());
		ConfigurableApplicationContext roomService = ensembles.start("room-service", new Object());
		kitchen = roomService.getBean(Kitchen.class);
		cafe = roomService.getBean(ClosedCafe.class);
	}

	@AfterAll
	static void stop() {
		ensembles.close();
	}

	@Test
	void recordsGoInAndOut() {
		assertThat(kitchen.prepareMeal(new Order("soup", 403))).isEqualTo(new Meal("soup", "to room 403"));
		assertThat(kitchen.prepareMenu(List.of("soup", "steak"), 403)).containsExactly(new Meal("soup", "to room 403"),
				new Meal("steak", "to room 403"));
	}

	@Test
	void toolsTakeTheirArgumentsByName() {
		assertThat(kitchen.checkInventory("eggs", 2)).isEqualTo("2 x eggs");
	}

	@Test
	void aFutureCompletesLater() throws Exception {
		CompletableFuture<Meal> meal = kitchen.prepareLater(new Order("soup", 403));
		assertThat(meal.get(20, TimeUnit.SECONDS)).isEqualTo(new Meal("soup", "to room 403"));
		RemoteWork<Meal> work = kitchen.startToPrepare(new Order("steak", 404));
		assertThat(work.requestId()).hasSize(32);
		assertThat(work.result().get(20, TimeUnit.SECONDS).where()).isEqualTo("to room 404");
	}

	@Test
	void theDeadlineOfTheMethodEndsTheWait() {
		assertThatExceptionOfType(RemoteTimeoutException.class).isThrownBy(() -> kitchen.slowRoast("pork"))
			.withMessageContaining("within the deadline of PT0.2S")
			.satisfies((ex) -> assertThat(ex.getCapability()).isEqualTo("slow-roast"));
		assertThat(kitchen.slowRoast("pork", Duration.ofMillis(300), OnDeadline.goOnWithPartial()))
			.startsWith("[Incomplete: the deadline of PT0.3S passed]")
			.endsWith("half done pork");
	}

	@Test
	void whatTheKitchenCannotDoIsAFailure() {
		assertThatExceptionOfType(RemoteFailureException.class)
			.isThrownBy(() -> kitchen.prepareMeal(new Order("poison", 403)))
			.withMessage("We do not serve that")
			.satisfies((ex) -> {
				assertThat(ex.getCode()).isEqualTo(ErrorCode.TASK_FAILED);
				assertThat(ex.getEnsemble()).isEqualTo("kitchen");
				assertThat(ex.getRequestId()).hasSize(32);
			});
		assertThat(failure(kitchen.prepareLater(new Order("poison", 403)))).isInstanceOf(RemoteFailureException.class);
		assertThatExceptionOfType(RemoteFailureException.class).isThrownBy(() -> kitchen.prepareMealFor("nobody"))
			.withMessage("'order' must be an object");
	}

	@Test
	void whatTheKitchenDoesNotTakeIsARefusal() {
		assertThatExceptionOfType(RemoteRefusedException.class).isThrownBy(() -> kitchen.washCar("now"))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(ErrorCode.UNKNOWN_CAPABILITY));
	}

	@Test
	void whoIsNotThereIsUnreachable() {
		assertThatExceptionOfType(RemoteUnreachableException.class)
			.isThrownBy(() -> cafe.prepareMeal("soup", (call) -> call.retry(ONCE)))
			.withMessage("closed-cafe cannot be reached: no connection")
			.satisfies((ex) -> assertThat(ex.isTransient()).isTrue());
	}

	private static Throwable failure(CompletableFuture<?> call) {
		return call.handle((result, failure) -> failure).orTimeout(20, TimeUnit.SECONDS).join();
	}

	record Order(String dish, int room) {
	}

	record Meal(String dish, String where) {
	}

	@EnsembleClient("kitchen")
	interface Kitchen {

		@RemoteTask
		Meal prepareMeal(Order order);

		@RemoteTask
		List<Meal> prepareMenu(List<String> dishes, int room);

		@RemoteTask("prepare-meal")
		CompletableFuture<Meal> prepareLater(Order order);

		@RemoteTask("prepare-meal")
		RemoteWork<Meal> startToPrepare(Order order);

		@RemoteTask("prepare-meal")
		Meal prepareMealFor(String text);

		@Deadline("200ms")
		@RemoteTask
		String slowRoast(String meat);

		@RemoteTask
		String slowRoast(String meat, @Deadline Duration deadline, OnDeadline otherwise);

		@RemoteTask
		String washCar(String when);

		@RemoteTool
		String checkInventory(String item, int portions);

	}

	@EnsembleClient("closed-cafe")
	interface ClosedCafe {

		@RemoteTask
		String prepareMeal(String dish, RemoteCallCustomizer how);

	}

	static class KitchenTasks {

		@SharedTask(description = "Prepares a meal")
		Meal prepareMeal(Order order) {
			if (order.dish().equals("poison")) {
				throw new IllegalArgumentException("We do not serve that");
			}
			return new Meal(order.dish(), "to room " + order.room());
		}

		@SharedTask(description = "Prepares several meals")
		List<Meal> prepareMenu(List<String> dishes, int room) {
			return dishes.stream().map((dish) -> prepareMeal(new Order(dish, room))).toList();
		}

		@SharedTask(description = "Never gets done")
		CompletableFuture<String> slowRoast(String meat, WorkContext context) {
			context.partial("half done " + meat);
			return new CompletableFuture<>();
		}

		@SharedTool(description = "Counts what is there")
		String checkInventory(String item, int portions) {
			return portions + " x " + item;
		}

	}

}
