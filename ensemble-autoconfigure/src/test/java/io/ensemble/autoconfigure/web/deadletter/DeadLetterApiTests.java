package io.ensemble.autoconfigure.web.deadletter;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.autoconfigure.web.Kitchen;
import io.ensemble.autoconfigure.web.KitchenApplication;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = KitchenApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "ensemble.name=kitchen", "ensemble.work.max-attempts=2",
				"ensemble.work.retry.initial-delay=20ms", "management.endpoints.web.exposure.include=ensemble" })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class DeadLetterApiTests {

	@LocalServerPort
	private int port;

	@Autowired
	private Kitchen kitchen;

	@Autowired
	private MeterRegistry meters;

	private ApiClient api;

	@BeforeEach
	void connect() {
		this.api = new ApiClient(this.port);
	}

	@Test
	void aLetterShowsTheRequestTheAttemptsAndTheLastWords() {
		die("cod");
		JsonNode letter = ApiClient.json(this.api.get("/api/dead-letters/cod"));
		assertThat(letter.path("attempts").asInt()).isEqualTo(2);
		assertThat(letter.path("error").asText())
			.isEqualTo("Given up after 2 attempts; the last one failed: the market is closed");
		assertThat(letter.path("lastError").asText()).isEqualTo("the market is closed");
		assertThat(letter.path("diedAt").asText()).isNotBlank();
		assertThat(letter.at("/request/context").asText()).isEqualTo("a cod, fresh");
		assertThat(letter.at("/request/task").asText()).isEqualTo("buy-fish");
		assertThat(this.meters.get("agentensemble.dead.letters").tag("task", "buy-fish").counter().count())
			.isEqualTo(1);
	}

	@Test
	void lettersAreListedInPagesWithoutTheirRequests() {
		die("cod");
		die("eel");
		JsonNode first = ApiClient.json(this.api.get("/api/dead-letters?limit=1"));
		assertThat(first.at("/items/0/requestId").asText()).isEqualTo("eel");
		assertThat(first.at("/items/0/request").isMissingNode()).isTrue();
		JsonNode second = ApiClient
			.json(this.api.get("/api/dead-letters?limit=1&cursor=" + first.path("nextCursor").asText()));
		assertThat(second.at("/items/0/requestId").asText()).isEqualTo("cod");
		assertThat(second.path("nextCursor").isNull()).isTrue();
	}

	@Test
	void aRedrivenLetterIsDoneOnceItsCauseIsGone() {
		die("cod");
		this.kitchen.openMarket();
		HttpResponse<String> redriven = this.api.post("/api/dead-letters/cod/redrive", null);
		assertThat(redriven.statusCode()).isEqualTo(202);
		assertThat(ApiClient.json(redriven).path("status").asText()).isEqualTo("QUEUED");
		await().untilAsserted(() -> assertThat(work("cod").path("status").asText()).isEqualTo("COMPLETED"));
		assertThat(work("cod").path("attempt").asInt()).isEqualTo(1);
		assertThat(ApiClient.json(this.api.get("/api/dead-letters")).path("items")).isEmpty();
		assertThat(this.api.post("/api/dead-letters/cod/redrive", null).statusCode()).isEqualTo(409);
	}

	@Test
	void aDiscardedLetterIsGoneAndNotDoneAgain() {
		die("cod");
		HttpResponse<String> discarded = this.api.send("DELETE", "/api/dead-letters/cod", null);
		assertThat(discarded.statusCode()).isEqualTo(200);
		assertThat(ApiClient.json(discarded).path("requestId").asText()).isEqualTo("cod");
		assertThat(this.api.get("/api/dead-letters/cod").statusCode()).isEqualTo(410);
		assertThat(this.api.post("/api/work", request("cod")).statusCode()).isEqualTo(410);
	}

	@Test
	void theActuatorCountsThem() {
		die("cod");
		JsonNode ensemble = ApiClient.json(this.api.get("/actuator/ensemble"));
		assertThat(ensemble.path("deadLetters").asInt()).isEqualTo(1);
	}

	@Test
	void callersFromElsewhereNeitherSeeNorChangeThem() {
		die("cod");
		String[] elsewhere = { "X-Forwarded-For", "192.0.2.1" };
		assertThat(this.api.get("/api/dead-letters/cod", elsewhere).statusCode()).isEqualTo(403);
		assertThat(this.api.post("/api/dead-letters/cod/redrive", null, elsewhere).statusCode()).isEqualTo(403);
		assertThat(this.api.send("DELETE", "/api/dead-letters/cod", null, elsewhere).statusCode()).isEqualTo(403);
		assertThat(this.api.send("GET", "/api/dead-letters/cod/redrive", null).statusCode()).isEqualTo(405);
		assertThat(work("cod").path("status").asText()).isEqualTo("DEAD");
	}

	private void die(String id) {
		HttpResponse<String> end = this.api.post("/api/work?wait=PT10S", request(id));
		assertThat(ApiClient.json(end).path("status").asText()).isEqualTo("DEAD");
	}

	private JsonNode work(String id) {
		return ApiClient.json(this.api.get("/api/work/" + id));
	}

	private static String request(String id) {
		return "{\"requestId\":\"%s\",\"task\":\"buy-fish\",\"context\":\"a %s, fresh\"}".formatted(id, id);
	}

}
