package io.ensemble.autoconfigure.interoperability;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.autoconfigure.network.Ensembles;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.annotation.SharedTask;
import io.ensemble.capability.annotation.SharedTool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our server, and a client that behaves as that of AgentEnsemble 3.6.
 */
@Timeout(60)
class CalledByAgentEnsembleTests {

	private static final Ensembles ensembles = new Ensembles();

	private static final Kitchen kitchen = new Kitchen();

	private static int port;

	private AgentEnsembleClient client;

	@BeforeAll
	static void start() {
		port = Ensembles.port(ensembles.start("kitchen", kitchen, "ensemble.network.heartbeat=200ms"));
	}

	@AfterAll
	static void stop() {
		ensembles.close();
	}

	@BeforeEach
	void connect() {
		this.client = new AgentEnsembleClient(port);
	}

	@AfterEach
	void disconnect() {
		this.client.close();
	}

	@Test
	void theGreetingFillsItsCatalogue() throws Exception {
		JsonNode hello = this.client.hello.get(10, TimeUnit.SECONDS);
		assertThat(hello.path("ensembleId").asText()).isEqualTo("kitchen");
		assertThat(Instant.parse(hello.path("startedAt").asText())).isBefore(Instant.now());
		assertThat(hello.path("snapshotTrace").isArray()).isTrue();
		assertThat(hello.path("sharedCapabilities")).extracting((shared) -> shared.path("name").asText())
			.containsExactly("broken", "check-inventory", "prepare-meal");
		JsonNode tool = hello.path("sharedCapabilities").get(1);
		assertThat(tool.path("type").asText()).isEqualTo("TOOL");
		assertThat(tool.path("description").asText()).isEqualTo("Counts what is there");
		assertThat(tool.path("tags")).extracting(JsonNode::asText).containsExactly("food");
	}

	@Test
	void aTaskIsAcceptedBeforeItRunsAndAnsweredOnTheSameSocket() {
		JsonNode answer = this.client.ask("ae-1", """
				{"type":"task_request","requestId":"ae-1","from":"local","task":"prepare-meal","context":"pie",
				"priority":"NORMAL","delivery":{"method":"WEBSOCKET"}}""");
		assertThat(answer.path("type").asText()).isEqualTo("task_response");
		assertThat(answer.path("status").asText()).isEqualTo("COMPLETED");
		assertThat(answer.path("result").asText()).isEqualTo("pie is served");
		assertThat(answer.path("durationMs").isIntegralNumber()).isTrue();
		JsonNode accepted = this.client.read("task_accepted").get(0);
		assertThat(accepted.path("queuePosition").isIntegralNumber()).isTrue();
		assertThat(Duration.parse(accepted.path("estimatedCompletion").asText())).isPositive();
		assertThat(this.client.read).extracting((message) -> message.path("type").asText())
			.containsSubsequence("hello", "task_accepted", "task_response");
		assertThat(this.client.unread).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"PT30M\"", "1800.000000000", "1800", "\"PT30M0.5S\"" })
	void durationsAreReadInAllItsForms(String duration) {
		String id = "ae-duration-" + Math.abs(duration.hashCode());
		JsonNode answer = this.client.ask(id, """
				{"type":"task_request","requestId":"%s","from":"local","task":"prepare-meal","context":"soup",
				"deadline":%s,"cachePolicy":"USE_CACHED","cacheKey":"soup","maxAge":%s}""".formatted(id, duration,
				duration));
		assertThat(answer.path("status").asText()).isEqualTo("COMPLETED");
		assertThat(kitchen.deadline).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
	}

	@Test
	void aToolIsAnswered() {
		JsonNode answer = this.client.ask("ae-2", """
				{"type":"tool_request","requestId":"ae-2","from":"local","tool":"check-inventory","input":"wagyu"}""");
		assertThat(answer.path("type").asText()).isEqualTo("tool_response");
		assertThat(answer.path("status").asText()).isEqualTo("COMPLETED");
		assertThat(answer.path("result").asText()).isEqualTo("3 x wagyu");
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{\"type\":\"task_request\",\"requestId\":\"%s\",\"from\":\"local\",\"task\":\"broken\",\"context\":\"x\"}",
			"{\"type\":\"task_request\",\"requestId\":\"%s\",\"from\":\"local\",\"task\":\"no-such-task\"}",
			"{\"type\":\"tool_request\",\"requestId\":\"%s\",\"from\":\"local\",\"tool\":\"no-such-tool\"}",
			"{\"type\":\"task_request\",\"requestId\":\"%s\",\"from\":\"local\"}",
			"{\"type\":\"task_request\",\"requestId\":\"%s\",\"from\":\"local\",\"task\":\"prepare-meal\",\"priority\":\"SOON\"}",
			"{\"type\":\"task_request\",\"requestId\":\"%s\",\"from\":\"local\",\"task\":\"prepare-meal\",\"deadline\":\"-PT1S\"}",
			"{\"type\":\"task_request\",\"requestId\":\"%s\",\"from\":\"local\",\"task\":\"prepare-meal\",\"delivery\":{\"method\":\"QUEUE\",\"address\":\"q\"}}" })
	void whatFailsIsAnsweredSoThatItDoesNotHang(String message) {
		String id = "ae-failing-" + Math.abs(message.hashCode());
		JsonNode answer = this.client.ask(id, message.formatted(id));
		assertThat(answer.path("status").asText()).isIn("FAILED", "REJECTED");
		assertThat(answer.path("error").asText()).isNotBlank().doesNotContain("Exception");
	}

	@Test
	void whatIsUnknownToOneSideDoesNotDisturbTheOther() {
		this.client.send("{\"type\":\"invented_later\",\"requestId\":\"x\"}");
		this.client.send("{\"type\":\"subscribe\",\"events\":[\"task_started\"]}");
		this.client.send("not even JSON");
		JsonNode answer = this.client.ask("ae-3", """
				{"type":"tool_request","requestId":"ae-3","from":"local","tool":"check-inventory","input":"rice",
				"addedLater":{"deep":[1,2]}}""");
		assertThat(answer.path("status").asText()).isEqualTo("COMPLETED");
		assertThat(this.client.unread).allMatch((frame) -> frame.contains("\"type\":\"error\""));
		assertThat(this.client.closed).isNotDone();
	}

	@Test
	void aCapabilityQueryIsAnswered() {
		this.client.send("""
				{"type":"capability_query","requestId":"cq-1","from":"local","tag":"food","capabilityType":"TOOL"}""");
		Awaitility.await().until(() -> !this.client.read("capability_response").isEmpty());
		JsonNode answer = this.client.read("capability_response").get(0);
		assertThat(answer.path("requestId").asText()).isEqualTo("cq-1");
		assertThat(answer.path("ensemble").asText()).isEqualTo("kitchen");
		assertThat(answer.path("capabilities")).singleElement()
			.satisfies((shared) -> assertThat(shared.path("name").asText()).isEqualTo("check-inventory"));
	}

	@Test
	void providersThatRegisteredAreNamedInTheAnswer() {
		AgentEnsembleClient bistro = new AgentEnsembleClient(port);
		bistro.send("""
				{"type":"ensemble_register","name":"bistro","realm":"hotel","capabilities":{"sharedTasks":[],
				"sharedTools":[{"name":"check-inventory","description":"Counts","tags":["food"]}]}}""");
		Awaitility.await().untilAsserted(() -> {
			int before = this.client.read("capability_response").size();
			this.client
				.send("{\"type\":\"capability_query\",\"requestId\":\"cq-2\",\"from\":\"local\",\"tag\":\"food\"}");
			Awaitility.await().until(() -> this.client.read("capability_response").size() > before);
			JsonNode answer = this.client.read("capability_response").get(before);
			assertThat(answer.path("providers")).singleElement()
				.satisfies((provider) -> assertThat(provider.path("ensemble").asText()).isEqualTo("bistro"))
				.satisfies((provider) -> assertThat(provider.path("realm").asText()).isEqualTo("hotel"));
		});
		bistro.close();
	}

	@Test
	void bothSidesShowThatTheyLive() {
		this.client.send("{\"type\":\"ping\"}");
		Awaitility.await().until(() -> !this.client.read("pong").isEmpty());
		Awaitility.await().until(() -> this.client.read("heartbeat").size() > 2);
		assertThat(this.client.read("heartbeat").get(0).path("serverTimeMs").asLong()).isPositive();
	}

	@Test
	void theSameRequestOnANewSocketGetsTheSameResult() {
		String request = """
				{"type":"task_request","requestId":"ae-4","from":"local","task":"prepare-meal","context":"once"}""";
		this.client.ask("ae-4", request);
		int before = kitchen.meals;
		AgentEnsembleClient again = new AgentEnsembleClient(port);
		assertThat(again.ask("ae-4", request).path("result").asText()).isEqualTo("once is served");
		assertThat(kitchen.meals).isEqualTo(before);
		again.close();
	}

	@Test
	void aRequestLargerThanItsOwnServerWouldTakeWorksHere() {
		String dish = "x".repeat(500_000);
		JsonNode answer = this.client.ask("ae-5", """
				{"type":"task_request","requestId":"ae-5","from":"local","task":"prepare-meal","context":"%s"}"""
			.formatted(dish));
		assertThat(answer.path("result").asText()).isEqualTo(dish + " is served");
	}

	static class Kitchen {

		private volatile Duration deadline;

		private volatile int meals;

		@SharedTask(name = "prepare-meal", description = "Prepares a meal")
		String prepareMeal(String dish, WorkContext context) {
			this.deadline = context.work().request().deadline();
			this.meals++;
			return dish + " is served";
		}

		@SharedTask(name = "broken", description = "Never works")
		String broken(String dish) {
			throw new IllegalStateException("The oven is broken");
		}

		@SharedTool(name = "check-inventory", description = "Counts what is there", tags = "food")
		String checkInventory(String item) {
			return "3 x " + item;
		}

	}

}
