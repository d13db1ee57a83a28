package io.ensemble.autoconfigure.webhook;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.autoconfigure.web.RunningKitchen;
import io.ensemble.engine.delivery.webhook.TestReceiver;
import io.ensemble.protocol.webhook.WebhookSecret;
import io.ensemble.protocol.webhook.WebhookSignatures;
import io.ensemble.transport.delivery.Delivery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application delivers results to a receiver on a real port.
 */
class WebhookDeliveryTests {

	private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private static final WebhookSignatures SIGNATURES = new WebhookSignatures(List.of(WebhookSecret.parse(SECRET)));

	private static final TestReceiver RECEIVER = new TestReceiver();

	private static RunningKitchen kitchen;

	private static ApiClient api;

	private final int before = RECEIVER.received.size();

	@BeforeAll
	static void start() {
		kitchen = RunningKitchen.start("ensemble.delivery.webhook.secrets=" + SECRET,
				"ensemble.delivery.webhook.allowed-hosts=localhost:" + RECEIVER.port(),
				"ensemble.delivery.webhook.private-addresses=true", "ensemble.delivery.webhook.plain-http=true",
				"ensemble.delivery.webhook.timeout=500ms", "ensemble.delivery.first-pause=20ms");
		api = kitchen.client();
	}

	@AfterAll
	static void stop() throws IOException {
		kitchen.close();
		RECEIVER.close();
	}

	@Test
	void aReceiverThatFailsThreeTimesGetsTheSameSignedMessageUntilItTakesIt() {
		RECEIVER.then(TestReceiver.answer(500)).then(TestReceiver.answer(500)).then(TestReceiver.answer(500));
		submit("failing");
		await().until(() -> received().size() == 4);
		await().until(() -> delivery("failing") == null);
		assertThat(received()).extracting((received) -> received.headers().get("webhook-id")).containsOnly(id(0));
		assertThat(received()).allSatisfy((received) -> {
			assertThat(new String(received.body())).contains("\"requestId\":\"failing\"", "soup is served");
			assertThat(SIGNATURES.isValid(received.headers().get("webhook-id"),
					received.headers().get("webhook-timestamp"), received.headers().get("webhook-signature"),
					received.body(), Instant.now()))
				.isTrue();
		});
		assertThatTheResultIsReadable("failing");
	}

	@Test
	void aPauseThatABusyReceiverAsksForIsKept() {
		RECEIVER.then(TestReceiver.answer(429, "Retry-After: 2"));
		long start = System.nanoTime();
		submit("busy");
		await().until(() -> received().size() == 2);
		assertThat(System.nanoTime() - start).isGreaterThan(2_000_000_000L);
		assertThat(id(1)).isEqualTo(id(0));
	}

	@Test
	void anAddressThatIsGoneIsNotCalledAgain() {
		RECEIVER.then(TestReceiver.answer(410));
		String gone = RECEIVER.url("localhost") + "&gone";
		submit("gone", gone);
		await().until(() -> isGivenUp("gone"));
		HttpResponse<String> next = post("gone-2", gone);
		assertThat(next.statusCode()).isEqualTo(400);
		assertThat(ApiClient.json(next).path("detail").asText())
			.isEqualTo("delivery.address is disabled, since it answered 410 before");
		assertThat(received()).hasSize(1);
		assertThatTheResultIsReadable("gone");
	}

	@Test
	void aRedirectionIsAFailureAndIsNotFollowed() throws IOException {
		try (TestReceiver elsewhere = new TestReceiver()) {
			RECEIVER.then(TestReceiver.answer(301, "Location: " + elsewhere.url("localhost")));
			submit("moved");
			await().until(() -> isGivenUp("moved"));
			assertThat(delivery("moved").lastError()).isEqualTo("The receiver answered 301");
			assertThat(elsewhere.connections).isEmpty();
		}
		assertThatTheResultIsReadable("moved");
	}

	@Test
	void aReceiverThatHangsIsLeftAndCalledAgain() {
		RECEIVER.then(TestReceiver.HANG);
		submit("hanging");
		await().until(() -> received().size() == 2);
		await().until(() -> delivery("hanging") == null);
		assertThat(id(1)).isEqualTo(id(0));
	}

	private static void submit(String id) {
		submit(id, RECEIVER.url("localhost"));
	}

	private static void submit(String id, String address) {
		assertThat(ApiClient.json(post(id, address)).path("status").asText()).isEqualTo("COMPLETED");
	}

	private static HttpResponse<String> post(String id, String address) {
		return api.post("/api/work?wait=5", KitchenDeliveries.request(id, address));
	}

	private List<TestReceiver.Received> received() {
		return RECEIVER.received.subList(this.before, RECEIVER.received.size());
	}

	private String id(int call) {
		return received().get(call).headers().get("webhook-id");
	}

	private static void assertThatTheResultIsReadable(String id) {
		JsonNode work = ApiClient.json(api.get("/api/work/" + id));
		assertThat(work.path("result").asText()).isEqualTo("soup is served");
	}

	private static Delivery delivery(String id) {
		return KitchenDeliveries.find(kitchen, id);
	}

	private static boolean isGivenUp(String id) {
		return KitchenDeliveries.isGivenUp(kitchen, id);
	}

}
