package io.ensemble.test.network;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.ensemble.network.client.EnsembleClients;
import io.ensemble.network.client.annotation.Deadline;
import io.ensemble.network.client.annotation.EnsembleClient;
import io.ensemble.network.client.annotation.RemoteTask;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.test.time.VirtualTimeExtension;
import io.ensemble.test.time.VirtualWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(VirtualTimeExtension.class)
class StubbedClientsTests {

	private VirtualWork work;

	private StubNetwork stubs;

	private Kitchen kitchen;

	@BeforeEach
	void network(VirtualWork work) {
		VirtualNetwork network = new VirtualNetwork("room-service", work);
		this.work = work;
		this.stubs = network.stubs();
		this.kitchen = EnsembleClients.of(network.calls()).create(Kitchen.class);
	}

	@Test
	void aStubAnswersAClient() {
		// tag::stub[]
		StubCapability meal = this.stubs.task("kitchen", "prepare-meal").answer(new Meal("soup", 12));
		assertThat(this.kitchen.prepareMeal(new Order("soup", 403))).isEqualTo(new Meal("soup", 12));
		assertThat(meal.lastRequest().input(Order.class)).isEqualTo(new Order("soup", 403));
		// end::stub[]
		assertThat(meal.lastRequest().deadline()).isEqualTo(Duration.ofMinutes(30));
	}

	@Test
	void aStubFailsAClient() {
		this.stubs.task("kitchen", "prepare-meal").fail("sold out");
		assertThatExceptionOfType(RemoteFailureException.class)
			.isThrownBy(() -> this.kitchen.prepareMeal(new Order("soup", 403)))
			.withMessage("sold out");
		this.stubs.unreachable("kitchen");
		assertThatExceptionOfType(RemoteUnreachableException.class)
			.isThrownBy(() -> this.kitchen.prepareMeal(new Order("soup", 403)));
	}

	@Test
	void theDeadlineOfAClientPassesInNoTime() {
		this.stubs.task("kitchen", "prepare-meal").answer(new Meal("soup", 12)).after(Duration.ofHours(1));
		Instant before = this.work.time().instant();
		assertThatExceptionOfType(RemoteTimeoutException.class)
			.isThrownBy(() -> this.kitchen.prepareMeal(new Order("soup", 403)));
		assertThat(this.work.time().instant()).isEqualTo(before.plus(Duration.ofMinutes(30)));
	}

	@Test
	void aFutureOfAClientIsDoneWhenTheTimeHasCome() {
		this.stubs.task("kitchen", "prepare-meal").answer(new Meal("soup", 12)).after(Duration.ofMinutes(10));
		CompletableFuture<Meal> meal = this.kitchen.prepareLater(new Order("soup", 403));
		assertThat(meal).isNotDone();
		this.work.await(meal);
		assertThat(meal).isCompletedWithValue(new Meal("soup", 12));
	}

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
		CompletableFuture<Meal> prepareLater(Order order);

	}

}
