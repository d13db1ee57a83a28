package io.ensemble.autoconfigure.webhook;

import java.io.IOException;
import java.net.http.HttpResponse;

import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.autoconfigure.web.RunningKitchen;
import io.ensemble.engine.delivery.webhook.TestReceiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Where an application with its default settings does not deliver to.
 */
class WebhookDestinationTests {

	private static final String SECRET = "ensemble.delivery.webhook.secrets=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private static final TestReceiver RECEIVER = new TestReceiver();

	private static RunningKitchen kitchen;

	@BeforeAll
	static void start() {
		kitchen = RunningKitchen.start(SECRET);
	}

	@AfterAll
	static void stop() throws IOException {
		kitchen.close();
		RECEIVER.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:%d/", "https://127.0.0.1:%d/", "http://localhost:%d/",
			"https://localhost/", "https://[::1]/", "https://0.0.0.0/", "https://169.254.169.254/latest/meta-data",
			"https://10.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://[::ffff:127.0.0.1]/",
			"https://user@partner.example/", "https://partner.example:6379/", "file:///etc/passwd",
			"gopher://partner.example/", "https://partner.example/a\\r\\nX-Evil: 1" })
	void nothingInsideIsCalledUnlessThatIsAllowed(String address) {
		HttpResponse<String> answer = kitchen.client()
			.post("/api/work?wait=5", KitchenDeliveries.request("inside", address.formatted(RECEIVER.port())));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(ApiClient.json(answer).path("field").asText()).isEqualTo("delivery.address");
		assertThat(RECEIVER.connections).isEmpty();
	}

	@Test
	void aNameThatTurnsOutToBeInsideIsNotCalled() {
		try (RunningKitchen lied = RunningKitchen.start(new Class<?>[] { LyingNames.class }, SECRET,
				"ensemble.delivery.webhook.plain-http=true",
				"ensemble.delivery.webhook.allowed-hosts=partner.example:" + RECEIVER.port())) {
			lied.client().post("/api/work?wait=5", KitchenDeliveries.request("lying", RECEIVER.url("partner.example")));
			await().until(() -> KitchenDeliveries.isGivenUp(lied, "lying"));
			assertThat(KitchenDeliveries.find(lied, "lying").lastError()).contains("must be a public address");
		}
		assertThat(RECEIVER.connections).isEmpty();
	}

	@Test
	void withoutASecretWebhooksAreRefusedByTheNameOfTheProperty() {
		try (RunningKitchen unconfigured = RunningKitchen.start()) {
			HttpResponse<String> answer = unconfigured.client()
				.post("/api/work", KitchenDeliveries.request("soup", "https://partner.example/"));
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(ApiClient.json(answer).path("detail").asText()).isEqualTo(
					"WEBHOOK is not available on this ensemble until ensemble.delivery.webhook.secrets " + "is set");
		}
	}

}
