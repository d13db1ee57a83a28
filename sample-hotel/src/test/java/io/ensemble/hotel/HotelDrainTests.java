package io.ensemble.hotel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.ensemble.hotel.Guest.Answer;
import io.ensemble.hotel.launcher.plan.Department;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hotel closes under load. Its work is in memory here: with a store, what was not
 * started would be left there.
 */
class HotelDrainTests {

	private static final int ORDERS = 40;

	private final OpenHotel open = new OpenHotel("--hotel.model.latency=150ms",
			"--hotel.departments=kitchen,room-service,front-desk", "--ensemble.transport.type=simple",
			"--hotel.kitchen.stock.sandwich=1000");

	private final Guest guest = this.open.guest();

	@Test
	void everythingAcceptedIsFinishedAndDeliveredAndNothingElseIsAccepted() {
		List<CompletableFuture<Answer>> orders = new ArrayList<>();
		for (int i = 0; i < ORDERS; i++) {
			Department department = (i % 2 == 0) ? Department.ROOM_SERVICE : Department.FRONT_DESK;
			String task = (i % 2 == 0) ? "order-meal" : "guest-request";
			orders.add(this.guest.askLater(department, task, "Club sandwich for room " + (100 + i)));
		}
		Awaitility.await()
			.until(() -> this.guest.get(Department.FRONT_DESK, "/api/work").path("items").size() == ORDERS / 2
					&& this.guest.get(Department.ROOM_SERVICE, "/api/work?limit=100").path("items").size() >= ORDERS
							/ 2);
		CompletableFuture<Void> closed = CompletableFuture.runAsync(this.open::close);
		Awaitility.await()
			.until(() -> "DRAINING"
				.equals(this.guest.get(Department.FRONT_DESK, "/api/status").path("state").asText()));
		Answer late = this.guest.askLater(Department.FRONT_DESK, "guest-request", "One more salad").join();
		assertThat(late.status()).isEqualTo(503);
		assertThat(late.body().path("type").asText()).isEqualTo("urn:ensemble:problem:draining");
		assertThat(orders).allSatisfy((order) -> {
			Answer answer = order.get(60, TimeUnit.SECONDS);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.body().path("status").asText()).isEqualTo("COMPLETED");
			assertThat(answer.body().path("result").asText()).contains("Preparing now: club sandwich");
		});
		assertThat(closed).succeedsWithin(30, TimeUnit.SECONDS);
	}

}
