package io.ensemble.autoconfigure.web.webhook;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.autoconfigure.web.RunningKitchen;
import io.ensemble.protocol.webhook.WebhookHeaders;
import io.ensemble.protocol.webhook.WebhookSecret;
import io.ensemble.protocol.webhook.WebhookSignatures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

class IncomingWebhookTests {

	private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private static final String NEXT_SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

	private static final String ORDER = "{ \"type\":\"order.created\", \"data\":{\"dish\":\"soup\"} }";

	private static RunningKitchen kitchen;

	private static ApiClient api;

	@BeforeAll
	static void start() {
		kitchen = RunningKitchen.start("ensemble.ingress.webhooks.orders.task=prepare-meal",
				"ensemble.ingress.webhooks.orders.secrets=" + SECRET + "," + NEXT_SECRET,
				"ensemble.ingress.webhooks.orders.priority=HIGH", "ensemble.work.max-context-size=10KB");
		api = kitchen.client();
	}

	@AfterAll
	static void stop() {
		kitchen.close();
	}

	@Test
	void aSignedMessageBecomesWorkUnderItsOwnId() {
		HttpResponse<String> answer = send("msg_1", Instant.now(), ORDER, ORDER);
		assertThat(answer.statusCode()).isEqualTo(202);
		assertThat(ApiClient.json(answer).path("requestId").asText()).isEqualTo("msg_1");
		await().until(() -> "COMPLETED".equals(work("msg_1").path("status").asText()));
		assertThat(work("msg_1").path("result").asText()).isEqualTo(ORDER + " is served");
		assertThat(work("msg_1").path("priority").asText()).isEqualTo("HIGH");
	}

	@Test
	void aReplayedMessageIsTakenWithoutASecondEffectAndTellsNothing() {
		send("msg_2", Instant.now(), ORDER, ORDER);
		await().until(() -> "COMPLETED".equals(work("msg_2").path("status").asText()));
		JsonNode before = work("msg_2");
		HttpResponse<String> again = send("msg_2", Instant.now(), ORDER, ORDER);
		assertThat(again.statusCode()).isEqualTo(202);
		assertThat(again.body()).doesNotContain("served");
		assertThat(work("msg_2")).isEqualTo(before);
	}

	@Test
	void theSameIdWithOtherContentIsAConflict() {
		send("msg_3", Instant.now(), ORDER, ORDER);
		assertThat(send("msg_3", Instant.now(), "{}", "{}").statusCode()).isEqualTo(409);
	}

	@Test
	void anIdOfAnotherFormIsTakenToo() {
		String id = "msg/4 ~";
		JsonNode answer = ApiClient.json(send(id, Instant.now(), ORDER, ORDER));
		assertThat(answer.path("requestId").asText()).matches("[0-9a-f]{64}");
		assertThat(ApiClient.json(send(id, Instant.now(), ORDER, ORDER))).isEqualTo(answer);
	}

	@Test
	void everySecretInUseWillDo() {
		WebhookSignatures next = new WebhookSignatures(List.of(WebhookSecret.parse(NEXT_SECRET)));
		Instant now = Instant.now();
		assertThat(post("orders", "msg_5", seconds(now), "v1,AAAA v0,AAAA " + next.sign("msg_5", now, bytes(ORDER)))
			.statusCode()).isEqualTo(202);
	}

	@ParameterizedTest
	@ValueSource(longs = { -301, -3600, 301, 3600 })
	void aMessageOfAnotherTimeIsRefused(long seconds) {
		Instant then = Instant.now().plus(Duration.ofSeconds((seconds > 0) ? seconds + 30 : seconds));
		assertRefused(send("old", then, ORDER, ORDER), "old");
	}

	@Test
	void aMessageOfAFewMinutesAgoIsTaken() {
		assertThat(send("late", Instant.now().minusSeconds(240), ORDER, ORDER).statusCode()).isEqualTo(202);
	}

	@Test
	void aChangedBodyIsRefused() {
		assertRefused(send("changed", Instant.now(), ORDER, ORDER.replace("soup", "lobster")), "changed");
	}

	@Test
	void aSignatureOverTheSameJsonWrittenAnewIsRefused() {
		assertRefused(send("rewritten", Instant.now(), ORDER.replace(" ", ""), ORDER), "rewritten");
	}

	@Test
	void anotherIdOrTimestampThanTheSignedOneIsRefused() {
		Instant now = Instant.now();
		String signature = sign("signed", now, ORDER);
		assertRefused(post("orders", "other", seconds(now), signature), "other");
		assertRefused(post("orders", "signed", seconds(now.minusSeconds(1)), signature), "signed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "v1,AAAA", "v1,", "v1", "", "%0", "v0,%1", "v1a,%1", "v1, %1", "%1" })
	void aSignatureOfAnotherFormIsRefused(String form) {
		Instant now = Instant.now();
		String value = sign("form", now, ORDER).substring("v1,".length());
		String other = new WebhookSignatures(List.of(WebhookSecret
			.parse("whsec_" + Base64.getEncoder().encodeToString("another secret of this form".getBytes()))))
			.sign("form", now, bytes(ORDER));
		assertRefused(post("orders", "form", seconds(now), form.replace("%0", other).replace("%1", value)), "form");
	}

	@Test
	void missingAndDoubleHeadersAreRefused() {
		Instant now = Instant.now();
		String signature = sign("twice", now, ORDER);
		String[] all = { WebhookHeaders.ID, "twice", WebhookHeaders.TIMESTAMP, seconds(now), WebhookHeaders.SIGNATURE,
				signature };
		for (int missing = 0; missing < all.length; missing += 2) {
			String[] some = new String[4];
			System.arraycopy(all, 0, some, 0, missing);
			System.arraycopy(all, missing + 2, some, missing, 4 - missing);
			assertRefused(api.post("/api/webhooks/orders", ORDER, some), "twice");
		}
		String[] twice = { WebhookHeaders.ID, "twice", WebhookHeaders.ID, "twice", WebhookHeaders.TIMESTAMP,
				seconds(now), WebhookHeaders.SIGNATURE, signature };
		assertRefused(api.post("/api/webhooks/orders", ORDER, twice), "twice");
	}

	@Test
	void nobodyLearnsWhichWebhooksThereAre() {
		Instant now = Instant.now();
		HttpResponse<String> unknown = post("invoices", "msg_6", seconds(now), sign("msg_6", now, ORDER));
		HttpResponse<String> unsigned = post("orders", "msg_6", seconds(now), "v1,AAAA");
		assertThat(unknown.statusCode()).isEqualTo(401);
		assertThat(unknown.body().replace("invoices", "orders")).isEqualTo(unsigned.body());
	}

	@Test
	void aBodyThatIsTooLargeOrNotJsonIsRefused() {
		String large = "\"" + "x".repeat(11 << 10) + "\"";
		assertThat(send("large", Instant.now(), large, large).statusCode()).isEqualTo(413);
		String huge = "\"" + "x".repeat(200 << 10) + "\"";
		assertThat(send("huge", Instant.now(), huge, huge).statusCode()).isEqualTo(413);
		assertThat(api.post("/api/webhooks/orders", "a=b", "Content-Type", "application/x-www-form-urlencoded")
			.statusCode()).isEqualTo(415);
		assertThat(api.get("/api/webhooks/orders").statusCode()).isEqualTo(405);
	}

	@Test
	void fromElsewhereNothingIsTakenUntilSecurityIsConfigured() {
		Instant now = Instant.now();
		String[] headers = headers("elsewhere", seconds(now), sign("elsewhere", now, ORDER), "X-Forwarded-For",
				"192.0.2.1");
		assertThat(api.post("/api/webhooks/orders", ORDER, headers).statusCode()).isEqualTo(403);
		try (RunningKitchen secured = RunningKitchen.start("ensemble.ingress.webhooks.orders.task=prepare-meal",
				"ensemble.ingress.webhooks.orders.secrets=" + SECRET, "ensemble.security.secret=s3cret")) {
			assertThat(secured.client().post("/api/webhooks/orders", ORDER, headers).statusCode()).isEqualTo(202);
			assertThat(secured.client()
				.post("/api/webhooks/orders", ORDER,
						headers("x", seconds(now), "v1,AAAA", "Authorization", "Bearer s3cret"))
				.statusCode()).isEqualTo(401);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ensemble.ingress.webhooks.orders.secrets=",
			"ensemble.ingress.webhooks.orders.priority=LOW", "ensemble.ingress.webhooks.orders.secrets=whsec_" })
	void withoutASecretTheApplicationDoesNotStart(String property) {
		assertThatException()
			.isThrownBy(
					() -> RunningKitchen.start("ensemble.ingress.webhooks.orders.task=prepare-meal", property).close())
			.withStackTraceContaining("ensemble.ingress.webhooks.orders.secrets must be whsec_");
	}

	@Test
	void withoutATaskTheApplicationDoesNotStart() {
		assertThatException()
			.isThrownBy(() -> RunningKitchen.start("ensemble.ingress.webhooks.orders.secrets=" + SECRET).close())
			.withStackTraceContaining("ensemble.ingress.webhooks.orders.task");
	}

	@Test
	void withoutAWayForItsResultsTheApplicationDoesNotStart() {
		assertThatException()
			.isThrownBy(
					() -> RunningKitchen
						.start("ensemble.ingress.webhooks.orders.secrets=" + SECRET,
								"ensemble.ingress.webhooks.orders.task=prepare-meal",
								"ensemble.ingress.webhooks.orders.delivery-method=QUEUE")
						.close())
			.withStackTraceContaining("ensemble.ingress.webhooks.orders.delivery-method");
	}

	@Test
	void withoutTheTaskThatIsNamedTheApplicationDoesNotStart() {
		assertThatException()
			.isThrownBy(
					() -> RunningKitchen
						.start("ensemble.ingress.webhooks.orders.secrets=" + SECRET,
								"ensemble.ingress.webhooks.orders.task=fly-to-the-moon")
						.close())
			.withStackTraceContaining("ensemble.ingress.webhooks.orders.task")
			.withStackTraceContaining("no such task or tool in this ensemble");
	}

	private static void assertRefused(HttpResponse<String> answer, String id) {
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(api.get("/api/work/" + id).statusCode()).isEqualTo(404);
	}

	private static HttpResponse<String> send(String id, Instant at, String signedBody, String body) {
		return api.post("/api/webhooks/orders", body, headers(id, seconds(at), sign(id, at, signedBody)));
	}

	private static HttpResponse<String> post(String name, String id, String timestamp, String signature) {
		return api.post("/api/webhooks/" + name, ORDER, headers(id, timestamp, signature));
	}

	private static String[] headers(String id, String timestamp, String signature, String... further) {
		String[] headers = new String[6 + further.length];
		System.arraycopy(new String[] { WebhookHeaders.ID, id, WebhookHeaders.TIMESTAMP, timestamp,
				WebhookHeaders.SIGNATURE, signature }, 0, headers, 0, 6);
		System.arraycopy(further, 0, headers, 6, further.length);
		return headers;
	}

	private static String sign(String id, Instant at, String body) {
		return new WebhookSignatures(List.of(WebhookSecret.parse(SECRET))).sign(id, at, bytes(body));
	}

	private static String seconds(Instant at) {
		return Long.toString(at.getEpochSecond());
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static JsonNode work(String id) {
		return ApiClient.json(api.get("/api/work/" + id));
	}

}
