package io.ensemble.hotel;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.hotel.launcher.plan.Department;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The patterns of the page "Agent patterns", over real sockets.
 */
class AgentPatternsTests {

	private static OpenHotel open;

	private static Guest guest;

	@BeforeAll
	static void openTheHotel() {
		open = new OpenHotel("--hotel.model.latency=0ms", "--spring.profiles.active=patterns",
				"--hotel.departments=front-desk,kitchen,room-service,housekeeping,maintenance,procurement");
		guest = open.guest();
	}

	@AfterAll
	static void closeTheHotel() {
		open.close();
	}

	@Test
	void aSupervisorHasEachDepartmentDoItsPart() {
		JsonNode stay = ask("supervise-stay", "Clean room 305, bring a club sandwich and repair the lamp");
		assertThat(steps(stay)).containsExactlyInAnyOrder("housekeeping/clean-room", "room-service/order-meal",
				"maintenance/repair-request");
		assertThat(stay.path("result").asText()).contains("CLEAN", "club sandwich", "Seen to: repair the lamp");
	}

	@Test
	void aFanOutAsksEverybodyAtOnce() {
		JsonNode report = ask("house-report", "salmon");
		assertThat(report.path("result").asText()).contains("fillet of salmon", "pressure 0.4 bar", "\"room\\\":101");
		assertThat(steps(report)).hasSize(3);
	}

	@Test
	void aFanOutSurvivesADepartmentThatCannotAnswer() {
		assertThat(ask("house-report", "").path("result").asText()).contains("pressure 0.4 bar");
	}

	@Test
	void theMajorityDecides() {
		assertThat(ask("vote-on-refund", "The shower was cold; 80 EUR back, please").path("result").asText())
			.contains("\"granted\":true,\"yes\":2", "No, 80 EUR is more than 50 EUR");
		assertThat(ask("vote-on-refund", "The pillow was blue; 300 EUR back, please").path("result").asText())
			.contains("\"granted\":false,\"yes\":0");
	}

	@Test
	void aDebateHasTwoRoundsAndADecision() {
		JsonNode debate = ask("debate-proposal", "Breakfast until noon");
		assertThat(debate.path("result").asText().lines()).hasSize(6)
			.first()
			.isEqualTo("Proposal: Breakfast until noon");
		assertThat(debate.path("result").asText()).contains("(argument 1)", "(argument 4)")
			.endsWith("Decision: try it for a month, after 4 arguments");
		assertThat(debate.path("tokens").path("total").asInt()).isPositive();
	}

	@Test
	void whatIsNotValidIsWrittenAgain() {
		JsonNode card = ask("write-card", "Happy birthday, Ada");
		assertThat(card.path("result").asText()).hasSize(60).startsWith("Dear guest");
	}

	@Test
	void aChainGoesOnWithWhatTheStepBeforeLeft() {
		JsonNode late = ask("late-arrival", "{\"room\": 212, \"meal\": \"Club sandwich\"}");
		assertThat(steps(late)).containsExactly("housekeeping/clean-room", "room-service/order-meal");
		assertThat(late.path("result").asText()).contains("\"state\":\"CLEAN\"", "ready in 10 minutes");
	}

	@Test
	void aModelRoutesARequest() {
		assertThat(steps(ask("guest-request", "The lamp in room 12 needs a new switch")))
			.containsExactly("maintenance/repair-request");
	}

	@Test
	void anAgentThatNeedsAPersonWaits() {
		guest
			.post(Department.FRONT_DESK, "/api/work?wait=PT1S",
					"{\"requestId\":\"upgrade-1\",\"task\":\"upgrade-room\",\"context\":\"Ada Lovelace, room 403\"}")
			.join();
		JsonNode upgrade = guest.get(Department.FRONT_DESK, "/api/work/upgrade-1");
		assertThat(upgrade.path("status").asText()).isEqualTo("WAITING_REVIEW");
		assertThat(upgrade.path("tokens").path("total").asInt()).isZero();
	}

	@Test
	void theAgentsBehindThePatternsAreNotShared() {
		assertThat(guest.get(Department.FRONT_DESK, "/api/capabilities").toString()).contains("supervise-stay")
			.doesNotContain("vote-accounting", "argue-for", "draft-note");
	}

	private static JsonNode ask(String task, String context) {
		JsonNode work = guest.ask(Department.FRONT_DESK, task, context);
		assertThat(work.path("status").asText()).as(work.toString()).isEqualTo("COMPLETED");
		return work;
	}

	private static List<String> steps(JsonNode work) {
		return StreamSupport.stream(work.path("delegations").spliterator(), false)
			.map((step) -> step.path("ensemble").asText() + "/" + step.path("task").asText())
			.toList();
	}

}
