package io.ensemble.autoconfigure.docs;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.ensemble.autoconfigure.network.Ensembles;
import io.ensemble.autoconfigure.network.client.EnableEnsembleClients;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.OnDeadline;
import io.ensemble.network.RemoteCallCustomizer;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.client.EnsembleClients;
import io.ensemble.network.client.annotation.Deadline;
import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.annotation.RemoteTask;
import io.ensemble.network.client.annotation.RemoteTool;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.work.Priority;
import io.github.resilience4j.retry.RetryConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of the page "Typed clients".
 */
class TypedClientsGuideTests {

	private static final Ensembles ensembles = new Ensembles();

	private static EnsembleNetwork network;

	private static Kitchen kitchen;

	@BeforeAll
	static void start() {
		ensembles.start("kitchen", new KitchenTasks());
		ensembles.start("bistro", new KitchenTasks());
		var roomService = ensembles.start("room-service", new RoomService());
		network = ensembles.network(roomService);
		kitchen = EnsembleClients.of(network).create(Kitchen.class);
	}

	@AfterAll
	static void stop() {
		ensembles.close();
	}

	@Test
	void typedAndUntypedAreTheSameCall() {
		// tag::side-by-side[]
		Meal untyped = network.task("kitchen", "prepare-meal")
			.deadline(Duration.ofMinutes(30))
			.call(new Order("soup", 403), Meal.class);
		Meal typed = kitchen.prepareMeal(new Order("soup", 403));
		// end::side-by-side[]
		assertThat(typed).isEqualTo(untyped).isEqualTo(new Meal("soup", 12));
	}

	@Test
	void goesOnMeanwhile() throws Exception {
		assertThat(kitchen.startMeal(new Order("soup", 403)).get(20, TimeUnit.SECONDS).minutes()).isEqualTo(12);
		assertThat(kitchen.checkInventory("eggs", 2)).isEqualTo("2 x eggs");
	}

	@Test
	void saysMoreForOneCall() {
		Duration soon = Duration.ofMinutes(5);
		// tag::options[]
		RetryConfig once = RetryConfig.custom().maxAttempts(1).build();
		RemoteWork<Meal> work = kitchen.prepareMeal(new Order("steak", 404), soon, Priority.HIGH,
				(call) -> call.retry(once).onDeadline(OnDeadline.ask("bistro")));
		// end::options[]
		assertThat(work.result().orTimeout(20, TimeUnit.SECONDS).join().dish()).isEqualTo("steak");
	}

	@Test
	void tellsFailuresApart() {
		assertThat(order("poison")).isEqualTo("The kitchen could not do it: We do not serve that");
		assertThat(order("soup")).isEqualTo("soup in 12 minutes");
	}

	@Test
	void callsSeveralEnsemblesOfAKind() {
		// tag::plain[]
		EnsembleClients clients = EnsembleClients.of(network);
		Kitchen grand = clients.create(Kitchen.class);
		Kitchen bistro = clients.create(Kitchen.class, "bistro");
		// end::plain[]
		assertThat(grand.prepareMeal(new Order("soup", 1))).isEqualTo(bistro.prepareMeal(new Order("soup", 1)));
	}

	// tag::failures[]
	static String order(String dish) {
		try {
			Meal meal = kitchen.prepareMeal(new Order(dish, 403));
			return "%s in %d minutes".formatted(meal.dish(), meal.minutes());
		}
		catch (RemoteFailureException ex) {
			return "The kitchen could not do it: " + ex.getMessage();
		}
		catch (RemoteRefusedException ex) {
			return "The kitchen does not take it: " + ex.getCode();
		}
		catch (RemoteTimeoutException | RemoteUnreachableException ex) {
			return "The kitchen does not answer, please call again later";
		}
	}
	// end::failures[]

	// tag::client[]
	record Order(String dish, int room) {
	}

	record Meal(String dish, int minutes) {
	}

	@EnsembleClient("kitchen")
	interface Kitchen {

		@RemoteTask
		@Deadline("PT30M")
		Meal prepareMeal(Order order);

		@RemoteTask("prepare-meal")
		CompletableFuture<Meal> startMeal(Order order);

		@RemoteTool
		String checkInventory(String item, int portions);

		// tag::all-options[]
		@RemoteTask
		RemoteWork<Meal> prepareMeal(Order order, @Deadline Duration deadline, Priority priority,
				RemoteCallCustomizer how);
		// end::all-options[]

		default Meal prepareSoup(int room) {
			return prepareMeal(new Order("soup", room));
		}

	}
	// end::client[]

	// tag::enable[]
	@Configuration
	@EnableEnsembleClients(basePackages = "com.example.hotel", clients = Kitchen.class)
	class HotelClients {

	}
	// end::enable[]

	static class RoomService {

	}

	static class KitchenTasks {

		@SharedTask(description = "Prepares a meal")
		Meal prepareMeal(Order order) {
			if (order.dish().equals("poison")) {
				throw new IllegalArgumentException("We do not serve that");
			}
			return new Meal(order.dish(), 12);
		}

		@SharedTool(description = "Says how much of an item there is")
		String checkInventory(String item, int portions) {
			return portions + " x " + item;
		}

	}

}
