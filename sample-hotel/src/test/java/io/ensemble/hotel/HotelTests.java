package io.ensemble.hotel;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.hotel.Guest.Answer;
import io.ensemble.hotel.kitchen.Pantry;
import io.ensemble.hotel.launcher.plan.Department;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scenes of the hotel, played by all departments in one process over real sockets.
 */
class HotelTests {

	private static OpenHotel open;

	private static Guest guest;

	@BeforeAll
	static void openTheHotel() {
		open = new OpenHotel("--hotel.model.latency=0ms", "--hotel.kitchen.stock.soup=0");
		guest = open.guest();
	}

	@AfterAll
	static void closeTheHotel() {
		open.close();
	}

	@Test
	void aMealIsOrderedFromRoomServiceAndCookedInTheKitchen() {
		JsonNode order = guest.ask(Department.ROOM_SERVICE, "order-meal", "Club sandwich, room 403");
		assertThat(order.path("status").asText()).isEqualTo("COMPLETED");
		assertThat(order.path("result").asText()).contains("club sandwich: ", "portions available",
				"club sandwich: contains egg, gluten", "ready in 10 minutes");
		assertThat(order.path("tokens").path("total").asInt()).isPositive();
		assertThat(delegations(order)).containsExactlyInAnyOrder("kitchen/check-inventory COMPLETED",
				"kitchen/dietary-check COMPLETED", "kitchen/prepare-meal COMPLETED");
		String child = order.path("delegations").path(2).path("requestId").asText();
		assertThat(guest.get(Department.KITCHEN, "/api/work/" + child).path("from").asText()).isEqualTo("room-service");
	}

	@Test
	void theAnswerChangesWithTheStock() {
		Pantry pantry = open.hotel().context(Department.KITCHEN).orElseThrow().getBean(Pantry.class);
		pantry.set("salmon", 1);
		assertThat(guest.ask(Department.ROOM_SERVICE, "order-meal", "Salmon for room 12").path("result").asText())
			.startsWith("Done")
			.contains("fillet of salmon: 1 portion available");
		JsonNode second = guest.ask(Department.ROOM_SERVICE, "order-meal", "Salmon for room 14");
		assertThat(second.path("result").asText()).startsWith("Not available").contains("fillet of salmon is sold out");
		assertThat(delegations(second)).noneMatch((step) -> step.contains("prepare-meal"));
	}

	@Test
	void theStockIsConfiguration() {
		assertThat(guest.ask(Department.ROOM_SERVICE, "order-meal", "Soup for room 12").path("result").asText())
			.contains("soup of the day is sold out");
	}

	@Test
	void aGuestGetsNothingThatTheGuestMustNotEat() {
		JsonNode order = guest.ask(Department.ROOM_SERVICE, "order-meal", "Pasta with pesto, nut allergy, room 12");
		assertThat(order.path("result").asText()).contains("unsafe for this guest: contains nuts");
		assertThat(delegations(order)).noneMatch((step) -> step.contains("prepare-meal"));
	}

	@Test
	void aRepairThatNeedsAPartHasItBought() {
		JsonNode repair = guest.ask(Department.MAINTENANCE, "repair-request", "No hot water on the fourth floor");
		assertThat(repair.path("result").asText()).contains("pressure 0.4 bar",
				"relief valve X-420 from City Plumbing, here tomorrow");
		assertThat(delegations(repair)).containsExactly("procurement/purchase-parts COMPLETED");
	}

	@Test
	void aRepairThatNeedsNoPartBuysNothing() {
		JsonNode repair = guest.ask(Department.MAINTENANCE, "repair-request", "The tap in room 305 drips");
		assertThat(repair.path("status").asText()).isEqualTo("COMPLETED");
		assertThat(repair.path("delegations")).isEmpty();
	}

	@Test
	void aWishGoesToTheDepartmentThatCanFulfilIt() {
		assertThat(delegations(guest.ask(Department.FRONT_DESK, "guest-request", "A green salad for room 214, please")))
			.containsExactly("room-service/order-meal COMPLETED");
		assertThat(delegations(guest.ask(Department.FRONT_DESK, "guest-request", "The lamp in room 305 is broken")))
			.containsExactly("maintenance/repair-request COMPLETED");
	}

	@Test
	void checkInDoesNotWaitForHousekeeping() {
		JsonNode arrival = guest.ask(Department.FRONT_DESK, "check-in", "Ada Lovelace");
		assertThat(arrival.path("result").asText()).contains("\"guest\":\"Ada Lovelace\"");
		String cleaning = arrival.path("delegations").path(0).path("requestId").asText();
		assertThat(arrival.path("result").asText()).contains("\"cleaning\":\"" + cleaning + "\"");
		Awaitility.await()
			.untilAsserted(() -> assertThat(
					guest.get(Department.HOUSEKEEPING, "/api/work/" + cleaning).path("result").asText())
				.contains("\"state\":\"CLEAN\""));
	}

	@Test
	void theSafeStaysShutUntilAManagerAgrees() {
		CompletableFuture<Answer> safe = guest.post(Department.ACCOUNTING, "/api/work?wait=PT1S",
				"{\"requestId\":\"safe-1\",\"task\":\"open-safe\",\"context\":\"count the cash\"}");
		assertThat(safe.join().status()).isEqualTo(202);
		assertThat(guest.get(Department.ACCOUNTING, "/api/work/safe-1").path("status").asText())
			.isEqualTo("WAITING_REVIEW");
		assertThat(guest.ask(Department.ACCOUNTING, "daily-report", "").path("result").asText())
			.endsWith("sum 22659.50 EUR");
	}

	@Test
	void anOrderSurvivesARestartOfTheKitchen() {
		open.hotel().stop(Department.KITCHEN);
		CompletableFuture<Answer> order = guest.askLater(Department.ROOM_SERVICE, "order-meal", "Green salad, room 12");
		open.hotel().start(Department.KITCHEN);
		assertThat(order.orTimeout(60, TimeUnit.SECONDS).join().body().path("result").asText()).startsWith("Done")
			.contains("green salad: 15 portions available", "ticket 4071");
	}

	@Test
	void theDashboardShowsEveryDepartmentAndTheChainOfARequest() {
		JsonNode order = guest.ask(Department.FRONT_DESK, "guest-request", "Club sandwich for room 7");
		JsonNode chain = guest.get(Department.DASHBOARD,
				"/dashboard/data/ensembles/front-desk/work/" + order.path("requestId").asText());
		JsonNode roomService = chain.path("steps").path(0);
		assertThat(roomService.path("ensemble").asText()).isEqualTo("room-service");
		assertThat(StreamSupport.stream(roomService.path("steps").spliterator(), false)
			.map((step) -> step.path("ensemble").asText() + "/" + step.path("work").path("task").asText()))
			.containsExactlyInAnyOrder("kitchen/check-inventory", "kitchen/dietary-check", "kitchen/prepare-meal");
		JsonNode ensembles = guest.get(Department.DASHBOARD, "/dashboard/data/ensembles");
		assertThat(ensembles).hasSize(7).allMatch((ensemble) -> ensemble.path("up").asBoolean());
	}

	@Test
	void theDashboardPassesRequestsOnAndRefusalsBack() {
		Answer accepted = guest
			.post(Department.DASHBOARD, "/dashboard/data/ensembles/kitchen/work",
					"{\"task\":\"prepare-meal\",\"context\":\"club sandwich\"}")
			.join();
		assertThat(accepted.status()).isEqualTo(202);
		assertThat(accepted.body().path("requestId").asText()).isNotEmpty();
		Answer refused = guest
			.post(Department.DASHBOARD, "/dashboard/data/ensembles/kitchen/work", "{\"task\":\"fly\",\"context\":\"\"}")
			.join();
		assertThat(refused.status()).isEqualTo(404);
		assertThat(refused.body().path("detail").asText()).contains("no such task");
		assertThat(guest.post(Department.DASHBOARD, "/dashboard/data/ensembles/casino/work", "{}").join().status())
			.isEqualTo(404);
	}

	@Test
	void theDashboardShowsAndChangesSchedules() {
		String report = "/dashboard/data/ensembles/accounting/schedules/daily-report/";
		assertThat(schedules()).extracting((schedule) -> schedule.path("name").asText())
			.containsExactly("daily-report");
		assertThat(guest.post(Department.DASHBOARD, report + "pause", "{}").join().status()).isEqualTo(200);
		assertThat(schedules()).allMatch((schedule) -> schedule.path("paused").asBoolean());
		assertThat(guest.post(Department.DASHBOARD, report + "resume", "{}").join().status()).isEqualTo(200);
		assertThat(schedules()).allMatch((schedule) -> schedule.path("nextTick").asText().contains("T2"));
		Answer run = guest.post(Department.DASHBOARD, report + "run", "{}").join();
		assertThat(run.status()).isEqualTo(202);
		JsonNode work = guest.get(Department.ACCOUNTING,
				"/api/work/" + run.body().path("lastRequestId").asText() + "?wait=PT10S");
		assertThat(work.path("from").asText()).isEqualTo("schedule");
		assertThat(guest.post(Department.DASHBOARD, report + "delete", "{}").join().status()).isEqualTo(404);
		assertThat(guest.post(Department.DASHBOARD, report.replace("daily", "a%20b") + "run", "{}").join().status())
			.isEqualTo(404);
	}

	private static List<JsonNode> schedules() {
		return StreamSupport.stream(guest.get(Department.DASHBOARD, "/dashboard/data/ensembles").spliterator(), false)
			.flatMap((ensemble) -> StreamSupport.stream(ensemble.path("schedules").spliterator(), false))
			.toList();
	}

	@Test
	void thePageComesWithAStrictContentPolicyAndOnlyFromTheDashboard() throws Exception {
		HttpResponse<String> page = guest.page(Department.DASHBOARD, "/dashboard/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'self'",
				"frame-ancestors 'none'");
		assertThat(page.body()).doesNotContain("<script>", " style=", " onclick=");
		assertThat(guest.page(Department.DASHBOARD, "/dashboard/main.js").statusCode()).isEqualTo(200);
		assertThat(guest.page(Department.KITCHEN, "/dashboard/").statusCode()).isEqualTo(404);
	}

	private static List<String> delegations(JsonNode work) {
		return StreamSupport.stream(work.path("delegations").spliterator(), false)
			.map((step) -> "%s/%s %s".formatted(step.path("ensemble").asText(), step.path("task").asText(),
					step.path("status").asText()))
			.toList();
	}

}
