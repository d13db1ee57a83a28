package io.ensemble.hotel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.hotel.Guest.Answer;
import io.ensemble.hotel.launcher.plan.Department;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Departments in processes of their own; one of them is told to stop under load.
 */
class HotelOfProcessesTests {

	/** What a JVM answers to SIGTERM. */
	private static final int TERMINATED = 143;

	private static final int ORDERS = 20;

	private final FreePorts ports = new FreePorts();

	private final Guest guest = new Guest(this.ports);

	@Test
	void aKitchenThatIsToldToStopLeavesNobodyWaiting() throws Exception {
		try (DepartmentProcess kitchen = start(Department.KITCHEN, "--hotel.kitchen.stock.sandwich=100");
				DepartmentProcess roomService = start(Department.ROOM_SERVICE, "--hotel.model.latency=300ms",
						"--ensemble.network.connect-timeout=1s",
						"--resilience4j.retry.instances.kitchen.max-attempts=1")) {
			kitchen.awaitOpen();
			roomService.awaitOpen();
			assertThat(order(0).get(60, TimeUnit.SECONDS).body().path("result").asText()).contains("ticket 4071");
			List<CompletableFuture<Answer>> orders = IntStream.rangeClosed(1, ORDERS).mapToObj(this::order).toList();
			Awaitility.await().until(() -> prepared() > 2);
			kitchen.terminate();
			assertThat(kitchen.awaitExit()).isEqualTo(TERMINATED);
			assertThat(kitchen.output()).contains("Drained", "The hotel is closed").doesNotContain("given up");
			assertThat(orders).allSatisfy((order) -> {
				JsonNode work = order.get(120, TimeUnit.SECONDS).body();
				assertThat(work.path("status").asText()).isEqualTo("COMPLETED");
				assertThat(work.path("result").asText()).containsAnyOf("Preparing now: club sandwich",
						"Not available: Club sandwich");
			});
			assertThat(this.guest.get(Department.ROOM_SERVICE, "/api/status").path("state").asText())
				.isEqualTo("READY");
		}
	}

	private DepartmentProcess start(Department department, String... arguments) throws Exception {
		return new DepartmentProcess(department, this.ports, arguments);
	}

	private CompletableFuture<Answer> order(int number) {
		return this.guest.askLater(Department.ROOM_SERVICE, "order-meal", "Club sandwich for room " + (100 + number));
	}

	private long prepared() {
		return this.guest.get(Department.KITCHEN, "/api/work?task=prepare-meal&limit=100").path("items").size();
	}

}
