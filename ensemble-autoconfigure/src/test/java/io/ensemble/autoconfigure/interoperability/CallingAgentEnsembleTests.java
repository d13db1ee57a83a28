package io.ensemble.autoconfigure.interoperability;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.autoconfigure.network.Ensembles;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTask;
import io.ensemble.network.NetworkTool;
import io.ensemble.network.NetworkTools;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Priority;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.tool.ToolCallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Our client, and a server that answers as that of AgentEnsemble 3.6.
 */
@Timeout(60)
class CallingAgentEnsembleTests {

	private static final Ensembles ensembles = new Ensembles();

	private static final AgentEnsembleServer kitchen = AgentEnsembleServer.silentOnWhatItShares();

	private static final AgentEnsembleServer bistro = AgentEnsembleServer.thatTellsWhatItShares();

	private static final AgentEnsembleServer cellar = AgentEnsembleServer.boundToThisHost();

	private static EnsembleNetwork network;

	@BeforeAll
	static void start() {
		network = ensembles.network(ensembles.start("room-service", new Object(),
				"ensemble.network.peers.bistro=ws://127.0.0.1:1/ws", "ensemble.network.heartbeat=300ms"));
		ensembles.move("kitchen", kitchen.port());
		ensembles.move("bistro", bistro.port());
		ensembles.move("cellar", cellar.port());
	}

	@AfterAll
	static void stop() {
		ensembles.close();
		kitchen.close();
		bistro.close();
		cellar.close();
	}

	@Test
	void awaitsATaskThatIsAcceptedOnlyWhenItIsDone() {
		assertThat(network.task("kitchen", "prepare-meal").call("risotto")).isEqualTo("risotto is served");
	}

	@Test
	void readsAResultAsARecord() {
		assertThat(network.task("kitchen", "cook-order").call(new Order("soup"), Meal.class))
			.isEqualTo(new Meal("soup", 12));
	}

	@Test
	void callsATool() {
		assertThat(network.tool("kitchen", "check-inventory").call("wagyu")).isEqualTo("3 x wagyu");
	}

	@Test
	void writesRequestsAsItsServerReadsThem() {
		RemoteWork<String> work = network.task("kitchen", "prepare-meal")
			.priority(Priority.HIGH)
			.deadline(Duration.ofMinutes(30))
			.submit("pie");
		assertThat(work.result().orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("pie is served");
		JsonNode request = kitchen.received.stream()
			.filter((message) -> message.path("requestId").asText().equals(work.requestId()))
			.findFirst()
			.orElseThrow();
		assertThat(request.path("type").asText()).isEqualTo("task_request");
		assertThat(request.path("from").asText()).isEqualTo("room-service");
		assertThat(request.path("priority").asText()).isEqualTo("HIGH");
		assertThat(Duration.parse(request.path("deadline").asText())).isEqualTo(Duration.ofMinutes(30));
		assertThat(request.path("traceContext").path("traceparent").asText()).startsWith("00-");
	}

	@Test
	void tellsFailureAndRefusalApart() {
		assertThatExceptionOfType(RemoteFailureException.class)
			.isThrownBy(() -> network.task("kitchen", "broken").call("x"))
			.withMessage("The oven is broken");
		assertThatExceptionOfType(RemoteFailureException.class)
			.isThrownBy(() -> network.tool("kitchen", "no-such-tool").call("x"))
			.withMessage("Unknown shared capability: no-such-tool");
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> network.task("kitchen", "draining").call("x"))
			.withMessage("Ensemble is DRAINING");
	}

	@Test
	void workThatItHasInHandIsAskedForAgain() {
		assertThat(network.task("kitchen", "repeated").call("soup")).isEqualTo("soup was served before");
	}

	@Test
	void aRequestThatItDropsTimesOut() {
		assertThatExceptionOfType(RemoteTimeoutException.class)
			.isThrownBy(() -> network.task("kitchen", "lost").timeout(Duration.ofMillis(500)).call("x"));
		assertThat(network.task("kitchen", "prepare-meal").call("soup")).isEqualTo("soup is served");
	}

	@Test
	void aRequestOverItsLimitFailsAtOnceAndIsNotSentAgain() {
		network.tool("kitchen", "check-inventory").call("wagyu");
		int before = kitchen.connections.get();
		assertThatExceptionOfType(RemoteRefusedException.class).isThrownBy(
				() -> network.task("kitchen", "prepare-meal").timeout(Duration.ofSeconds(30)).call("x".repeat(70_000)))
			.satisfies((refusal) -> assertThat(refusal.getCode()).isEqualTo(ErrorCode.TOO_LARGE));
		assertThat(network.task("kitchen", "prepare-meal").call("soup")).isEqualTo("soup is served");
		assertThat(kitchen.connections.get() - before).isLessThanOrEqualTo(1);
	}

	@Test
	void aLargeRequestWithinItsLimitWorks() {
		String dish = "x".repeat(60_000);
		assertThat(network.task("kitchen", "prepare-meal").call(dish)).isEqualTo(dish + " is served");
	}

	@Test
	void aServerThatWantsAnOriginIsAClearRefusal() {
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> network.task("cellar", "prepare-meal").call("soup"))
			.withMessage("cellar refuses this ensemble's connection (1008 Origin not allowed)")
			.satisfies((refusal) -> assertThat(refusal.getCode()).isEqualTo(ErrorCode.FORBIDDEN));
		assertThat(cellar.connections).hasValue(1);
	}

	@Test
	void pingsAreAnsweredAndWhatIsOursIsIgnored() {
		network.tool("kitchen", "check-inventory").call("wagyu");
		Awaitility.await().until(() -> kitchen.received("ping") > 1);
		assertThat(kitchen.received("ensemble_register")).isPositive();
		assertThat(network.tool("kitchen", "check-inventory").call("rice")).isEqualTo("3 x rice");
	}

	@Test
	void aServerThatDoesNotTellWhatItSharesIsUsedByName() {
		ToolCallback tool = network.callback(NetworkTool.from("kitchen", "check-inventory"));
		assertThat(tool.getToolDefinition().description())
			.isEqualTo("The tool 'check-inventory' of the ensemble 'kitchen'");
		assertThat(tool.call("{\"input\":\"eggs\"}")).isEqualTo("3 x eggs");
		ToolCallback task = network.callback(NetworkTask.from("kitchen", "prepare-meal"));
		assertThat(task.call("{\"input\":\"eggs\"}")).isEqualTo("eggs is served");
		assertThat(kitchen.received("capability_query")).isPositive();
	}

	@Test
	void aServerThatTellsWhatItSharesIsInTheCatalogue() {
		Awaitility.await()
			.until(() -> network.callbacks(NetworkTools.all()), (tools) -> tools.stream()
				.anyMatch((tool) -> tool.getToolDefinition().name().equals("bistro_check-inventory")));
		ToolCallback tool = network.callbacks(NetworkTools.tagged("food")).get(0);
		assertThat(tool.getToolDefinition().description()).isEqualTo("Tool of the ensemble 'bistro': Check stock");
		assertThat(tool.call("{\"input\":\"eggs\"}")).isEqualTo("3 x eggs");
		assertThat(network.callback(NetworkTask.discover("prepare-meal")).call("{\"input\":\"eggs\"}"))
			.isEqualTo("eggs is served");
	}

	record Order(String dish) {
	}

	record Meal(String dish, int minutes) {
	}

}
