package io.ensemble.autoconfigure.web.delivery;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.autoconfigure.web.RunningKitchen;
import io.ensemble.engine.delivery.webhook.TestReceiver;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DeliveryApiTests {

	private static final String DELIVERIES = "/api/deliveries";

	private static final TestReceiver RECEIVER = new TestReceiver();

	private static RunningKitchen kitchen;

	private static ApiClient api;

	@BeforeAll
	static void start() {
		kitchen = RunningKitchen.start("ensemble.delivery.webhook.secrets=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
				"ensemble.delivery.webhook.allowed-hosts=localhost:" + RECEIVER.port(),
				"ensemble.delivery.webhook.private-addresses=true", "ensemble.delivery.webhook.plain-http=true",
				"ensemble.delivery.max-attempts=2", "ensemble.delivery.first-pause=20ms",
				"management.endpoints.web.exposure.include=ensemble");
		api = kitchen.client();
	}

	@AfterAll
	static void stop() throws IOException {
		kitchen.close();
		RECEIVER.close();
	}

	@Test
	void aDeliveryThatWasGivenUpShowsWhyAndWhereItWasMeantToGo() {
		giveUp("cod");
		JsonNode delivery = ApiClient.json(api.get(DELIVERIES + "/cod"));
		assertThat(delivery.path("state").asText()).isEqualTo("GIVEN_UP");
		assertThat(delivery.path("method").asText()).isEqualTo("WEBHOOK");
		assertThat(delivery.path("status").asText()).isEqualTo("COMPLETED");
		assertThat(delivery.path("attempts").asInt()).isEqualTo(2);
		assertThat(delivery.path("lastError").asText()).isEqualTo("The receiver answered 503");
		assertThat(delivery.path("dueAt").isNull()).isTrue();
		assertThat(delivery.at("/request/delivery/address").asText()).isEqualTo(RECEIVER.url("localhost"));
		assertThat(ApiClient.json(api.get("/api/work/cod")).path("result").asText()).isEqualTo("cod is served");
	}

	@Test
	void deliveriesAreListedByStateInPagesWithoutTheirAddresses() {
		giveUp("eel");
		giveUp("bass");
		JsonNode first = ApiClient.json(api.get(DELIVERIES + "?state=GIVEN_UP&limit=1"));
		assertThat(first.at("/items/0/requestId").asText()).isEqualTo("bass");
		assertThat(first.toString()).doesNotContain("t0ken");
		JsonNode second = ApiClient
			.json(api.get(DELIVERIES + "?state=GIVEN_UP&limit=1&cursor=" + first.path("nextCursor").asText()));
		assertThat(second.at("/items/0/requestId").asText()).isEqualTo("eel");
		assertThat(ApiClient.json(api.get(DELIVERIES + "?state=PENDING")).path("items")).isEmpty();
		JsonNode wrong = ApiClient.json(api.get(DELIVERIES + "?state=LOST"));
		assertThat(wrong.path("detail").asText()).isEqualTo("state must be one of [PENDING, GIVEN_UP]");
		assertThat(api.get(DELIVERIES + "?cursor=nonsense!").statusCode()).isEqualTo(400);
	}

	@Test
	void aRedrivenDeliveryArrivesOnceTheReceiverIsBack() {
		giveUp("plaice");
		int before = RECEIVER.received.size();
		HttpResponse<String> redriven = api.post(DELIVERIES + "/plaice/redrive", null);
		assertThat(redriven.statusCode()).isEqualTo(202);
		assertThat(ApiClient.json(redriven).path("attempts").asInt()).isZero();
		await().until(() -> api.get(DELIVERIES + "/plaice").statusCode() == 404);
		assertThat(RECEIVER.received).hasSize(before + 1);
		assertThat(api.post(DELIVERIES + "/plaice/redrive", null).statusCode()).isEqualTo(404);
	}

	@Test
	void anAddressThatWasGoneIsTriedAgainAfterARedrive() {
		RECEIVER.then(TestReceiver.answer(410));
		String gone = RECEIVER.url("localhost") + "&gone";
		submit("hake", gone);
		await().until(() -> "GIVEN_UP".equals(state("hake")));
		assertThat(submit("hake-2", gone).statusCode()).isEqualTo(400);
		api.post(DELIVERIES + "/hake/redrive", null);
		await().until(() -> api.get(DELIVERIES + "/hake").statusCode() == 404);
		assertThat(submit("hake-3", gone).statusCode()).isEqualTo(200);
		await().until(() -> api.get(DELIVERIES + "/hake-3").statusCode() == 404);
	}

	@Test
	void aDiscardedDeliveryIsGoneAndItsResultIsNot() {
		giveUp("tuna");
		HttpResponse<String> discarded = api.send("DELETE", DELIVERIES + "/tuna", null);
		assertThat(discarded.statusCode()).isEqualTo(200);
		assertThat(ApiClient.json(discarded).path("requestId").asText()).isEqualTo("tuna");
		assertThat(api.get(DELIVERIES + "/tuna").statusCode()).isEqualTo(404);
		assertThat(ApiClient.json(api.get("/api/work/tuna")).path("result").asText()).isEqualTo("tuna is served");
	}

	@Test
	void metersAndTheActuatorCountThem() {
		MeterRegistry meters = kitchen.context().getBean(MeterRegistry.class);
		double before = count(meters, "given_up");
		giveUp("crab");
		assertThat(count(meters, "given_up")).isEqualTo(before + 1);
		assertThat(count(meters, "retried")).isGreaterThanOrEqualTo(1);
		double undelivered = meters.get("agentensemble.undelivered.results").gauge().value();
		assertThat(undelivered).isGreaterThanOrEqualTo(1);
		assertThat(meters.get("agentensemble.pending.deliveries").gauge().value()).isZero();
		JsonNode ensemble = ApiClient.json(api.get("/actuator/ensemble"));
		assertThat(ensemble.at("/deliveries/givenUp").asDouble()).isEqualTo(undelivered);
		assertThat(ensemble.at("/deliveries/pending").asInt()).isZero();
	}

	@Test
	void callersFromElsewhereNeitherSeeNorChangeThem() {
		giveUp("squid");
		String[] elsewhere = { "X-Forwarded-For", "192.0.2.1" };
		assertThat(api.get(DELIVERIES + "/squid", elsewhere).statusCode()).isEqualTo(403);
		assertThat(api.post(DELIVERIES + "/squid/redrive", null, elsewhere).statusCode()).isEqualTo(403);
		assertThat(api.send("DELETE", DELIVERIES + "/squid", null, elsewhere).statusCode()).isEqualTo(403);
		assertThat(state("squid")).isEqualTo("GIVEN_UP");
	}

	private static double count(MeterRegistry meters, String outcome) {
		return meters.find("agentensemble.deliveries")
			.tags("method", "webhook", "outcome", outcome)
			.counters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum();
	}

	private static void giveUp(String id) {
		RECEIVER.then(TestReceiver.answer(503)).then(TestReceiver.answer(503));
		submit(id, RECEIVER.url("localhost"));
		await().until(() -> "GIVEN_UP".equals(state(id)));
	}

	private static String state(String id) {
		return ApiClient.json(api.get(DELIVERIES + "/" + id)).path("state").asText();
	}

	private static HttpResponse<String> submit(String id, String address) {
		return api.post("/api/work?wait=5", """
				{"requestId":"%s","task":"prepare-meal","context":"%s",
				"delivery":{"method":"WEBHOOK","address":"%s"}}""".formatted(id, id, address));
	}

}
