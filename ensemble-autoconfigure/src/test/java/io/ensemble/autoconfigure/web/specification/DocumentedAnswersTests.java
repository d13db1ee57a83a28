package io.ensemble.autoconfigure.web.specification;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.web.ApiClient;
import io.ensemble.autoconfigure.web.Kitchen;
import io.ensemble.autoconfigure.web.RunningKitchen;
import io.ensemble.engine.Deliveries;
import io.ensemble.engine.WorkStores;
import io.ensemble.engine.delivery.webhook.TestReceiver;
import io.ensemble.protocol.webhook.WebhookHeaders;
import io.ensemble.protocol.webhook.WebhookSecret;
import io.ensemble.protocol.webhook.WebhookSignatures;
import io.ensemble.transport.ResultCache;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.work.Limits;
import org.junit.jupiter.api.Test;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The running application gives every answer that its description tells of, and no other:
 * status, media type, headers and each field of the body.
 */
class DocumentedAnswersTests {

	private static final String WORK = "/api/work";

	private static final String LETTERS = "/api/dead-letters";

	private static final String DELIVERIES = "/api/deliveries";

	private static final String INVENTORY = "/api/tools/check-inventory";

	private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

	private static final String HOOK = "ensemble.ingress.webhooks.check-inventory.";

	// The store looks for what has expired every ten seconds.
	private static final Duration SWEPT = Duration.ofSeconds(40);

	private static final String SOUP = """
			{"requestId":"soup","task":"prepare-meal","context":"soup"}""";

	private static final String SCHEDULE = "ensemble.schedule.tasks.check-inventory.task=check-inventory";

	private static final String EVERY_DAY = "ensemble.schedule.tasks.check-inventory.cron=0 0 3 * * *";

	private DocumentedApi api;

	private OpenApiDocument document;

	@Test
	void everyDocumentedAnswerIsGivenAndNoOther() throws IOException {
		try (TestReceiver receiver = new TestReceiver();
				RunningKitchen kitchen = RunningKitchen.start("ensemble.work.max-concurrent=1",
						"ensemble.work.queue-capacity=2", "ensemble.work.max-attempts=1",
						"ensemble.work.max-context-size=10KB", SCHEDULE, EVERY_DAY, "ensemble.delivery.max-attempts=1",
						"ensemble.delivery.webhook.secrets=" + SECRET, HOOK + "task=prepare-meal",
						HOOK + "secrets=" + SECRET, "ensemble.ingress.webhooks.misled.task=prepare-meal",
						"ensemble.ingress.webhooks.misled.secrets=" + SECRET,
						"ensemble.ingress.webhooks.misled.caller=" + "x".repeat(Limits.MAX_CALLER_SIZE + 1),
						"ensemble.delivery.webhook.plain-http=true", "ensemble.delivery.webhook.private-addresses=true",
						"ensemble.delivery.webhook.allowed-hosts=localhost:" + receiver.port())) {
			this.document = OpenApiDocument.of(ApiClient.json(kitchen.client().get("/api/openapi.json")));
			this.api = new DocumentedApi(this.document);
			this.api.connect(kitchen.client());
			work();
			deadLetters();
			deliveries(receiver);
			webhooks();
			tools();
			descriptions();
			refusals();
			schedules();
			forbidden();
			fullQueue(kitchen.context().getBean(Kitchen.class));
			theEnd(kitchen);
		}
		expired();
		unauthorized();
		rateLimited();
		unavailable();
		Map<String, Set<String>> documented = new TreeMap<>();
		this.document.operations()
			.values()
			.forEach((operation) -> documented.put(operation.id(), operation.statuses()));
		assertThat(this.api.seen()).isEqualTo(documented);
	}

	private void work() {
		assertThat(this.api.status("POST", WORK, SOUP)).isEqualTo(202);
		assertThat(this.api.status("POST", WORK + "?wait=PT10S", SOUP)).isEqualTo(200);
		String stew = SOUP.replace("\"soup\",\"task", "\"stew\",\"task");
		this.api.call("POST", WORK + "?wait=5", stew.replace("}", """
				,"from":"bar","priority":"HIGH","deadline":"PT1M","delivery":{"method":"STORE","address":"a/b"},
				"traceContext":{"traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"},
				"cachePolicy":"FORCE_FRESH","cacheKey":"k","maxAge":3600}"""));
		this.api.call("POST", WORK + "?wait=5", """
				{"requestId":"maint-7721","task":"purchase-parts","context":{"part":"X-420"}}""");
		this.api.call("POST", WORK + "?wait=5", "{\"task\":\"burn\",\"context\":\"toast\"}");
		assertThat(this.api.status("GET", WORK + "/maint-7721", null)).isEqualTo(200);
		assertThat(this.api.status("GET", WORK + "/maint-7721?wait=PT1S", null)).isEqualTo(200);
		assertThat(this.api.status("GET", WORK + "/maint-7721?wait=soon", null)).isEqualTo(400);
		assertThat(this.api.status("GET", WORK + "?limit=2", null)).isEqualTo(200);
		assertThat(this.api.call("GET", WORK + "/soup/events", null).body()).contains("event: COMPLETED");
		await().until(() -> this.api.status("GET", "/api/results/a/b", null) == 200);
	}

	private void deadLetters() {
		for (String id : List.of("cod", "eel")) {
			this.api.call("POST", WORK + "?wait=5",
					"{\"requestId\":\"%s\",\"task\":\"buy-fish\",\"from\":\"bar\"}".formatted(id));
		}
		assertThat(this.api.status("GET", LETTERS, null)).isEqualTo(200);
		assertThat(this.api.status("GET", LETTERS + "?limit=1", null)).isEqualTo(200);
		assertThat(this.api.status("GET", LETTERS + "?limit=0", null)).isEqualTo(400);
		assertThat(this.api.status("GET", LETTERS + "/cod", null)).isEqualTo(200);
		assertThat(this.api.status("POST", LETTERS + "/cod/redrive", null)).isEqualTo(202);
		assertThat(this.api.status("DELETE", LETTERS + "/eel", null)).isEqualTo(200);
		letters("soup", 409);
		letters("none", 404);
	}

	private void letters(String id, int status) {
		assertThat(this.api.status("GET", LETTERS + "/" + id, null)).isEqualTo(status);
		assertThat(this.api.status("POST", LETTERS + "/" + id + "/redrive", null)).isEqualTo(status);
		assertThat(this.api.status("DELETE", LETTERS + "/" + id, null)).isEqualTo(status);
	}

	private void deliveries(TestReceiver receiver) {
		receiver.then(TestReceiver.answer(500)).then(TestReceiver.answer(500)).then(TestReceiver.HANG);
		for (String id : List.of("lost", "late", "slow")) {
			this.api.call("POST", WORK + "?wait=5", """
					{"requestId":"%s","task":"prepare-meal","from":"bar",
					"delivery":{"method":"WEBHOOK","address":"%s"}}""".formatted(id, receiver.url("localhost")));
			await().until(() -> delivery(id, "slow".equals(id) ? "PENDING" : "GIVEN_UP"));
		}
		assertThat(this.api.status("GET", DELIVERIES, null)).isEqualTo(200);
		assertThat(this.api.status("GET", DELIVERIES + "?limit=1&state=GIVEN_UP", null)).isEqualTo(200);
		assertThat(this.api.status("GET", DELIVERIES + "?state=LOST", null)).isEqualTo(400);
		assertThat(this.api.status("GET", DELIVERIES + "/none", null)).isEqualTo(404);
		for (String id : List.of("slow", "none")) {
			int status = "slow".equals(id) ? 409 : 404;
			assertThat(this.api.status("POST", DELIVERIES + "/" + id + "/redrive", null)).isEqualTo(status);
			assertThat(this.api.status("DELETE", DELIVERIES + "/" + id, null)).isEqualTo(status);
		}
		assertThat(this.api.status("POST", DELIVERIES + "/late/redrive", null)).isEqualTo(202);
		assertThat(this.api.status("DELETE", DELIVERIES + "/lost", null)).isEqualTo(200);
	}

	private void webhooks() {
		assertThat(webhook("check-inventory", "{}", "id-1")).isEqualTo(202);
		assertThat(webhook("check-inventory", "{\"a\":1}", "id-1")).isEqualTo(409);
		assertThat(webhook("check-inventory", large(), "id-2")).isEqualTo(413);
		assertThat(webhook("misled", "{}", "id-4")).isEqualTo(400);
		assertThat(this.api.status("POST", "/api/webhooks/check-inventory", "{}", "Content-Type", "text/plain"))
			.isEqualTo(415);
	}

	private int webhook(String name, String body, String id) {
		return this.api.status("POST", "/api/webhooks/" + name, body, signed(id, body));
	}

	private static String[] signed(String id, String body) {
		Instant now = Instant.now();
		WebhookSignatures signatures = new WebhookSignatures(List.of(WebhookSecret.parse(SECRET)));
		return new String[] { WebhookHeaders.ID, id, WebhookHeaders.TIMESTAMP, Long.toString(now.getEpochSecond()),
				WebhookHeaders.SIGNATURE, signatures.sign(id, now, body.getBytes(StandardCharsets.UTF_8)) };
	}

	private boolean delivery(String id, String state) {
		return this.api.call("GET", DELIVERIES + "/" + id, null).body().contains('"' + state + '"');
	}

	private void tools() {
		String call = "{\"input\":\"eggs\",\"requestId\":\"eggs\"}";
		assertThat(this.api.status("POST", INVENTORY, call)).isEqualTo(200);
		assertThat(this.api.status("POST", INVENTORY, call.replace("\"eggs\",", "\"milk\","))).isEqualTo(409);
		assertThat(this.api.status("POST", INVENTORY, "{\"input\":{\"item\":1}}")).isEqualTo(200);
		assertThat(this.api.status("POST", INVENTORY, "[]")).isEqualTo(400);
		assertThat(this.api.status("POST", INVENTORY, large())).isEqualTo(413);
		assertThat(this.api.status("POST", "/api/tools/none", "{}")).isEqualTo(404);
		assertThat(this.api.status("POST", "/api/tools/weigh", "{\"input\":\"eggs\"}")).isEqualTo(422);
	}

	private void descriptions() {
		for (String path : List.of("/api/capabilities", "/api/status", "/api/health/live", "/api/health/ready",
				"/api/openapi.json", "/api/asyncapi.json", "/api/messages.schema.json")) {
			assertThat(this.api.status("GET", path, null)).isEqualTo(200);
		}
	}

	private void refusals() {
		assertThat(this.api.status("POST", WORK, "{}")).isEqualTo(400);
		assertThat(this.api.status("POST", WORK, "{\"task\":\"none\"}")).isEqualTo(404);
		assertThat(this.api.status("POST", WORK, SOUP.replace("\"soup\"}", "\"stew\"}"))).isEqualTo(409);
		assertThat(this.api.status("POST", WORK, large())).isEqualTo(413);
		assertThat(this.api.status("GET", WORK + "?limit=0", null)).isEqualTo(400);
		String priority = "{\"priority\":\"LOW\"}";
		assertThat(this.api.status("PATCH", WORK + "/soup", priority)).isEqualTo(409);
		assertThat(this.api.status("PATCH", WORK + "/none", priority)).isEqualTo(404);
		assertThat(this.api.status("PATCH", WORK + "/soup", "{}")).isEqualTo(400);
		assertThat(this.api.status("PATCH", WORK + "/soup", large())).isEqualTo(413);
		assertThat(this.api.status("DELETE", WORK + "/soup", null)).isEqualTo(409);
		for (String path : List.of("/api/work/none", "/api/work/none/events", "/api/results/none")) {
			assertThat(this.api.status("GET", path, null)).isEqualTo(404);
		}
		assertThat(this.api.status("DELETE", WORK + "/none", null)).isEqualTo(404);
		String[] text = { "Content-Type", "text/plain" };
		assertThat(this.api.status("POST", WORK, SOUP, text)).isEqualTo(415);
		assertThat(this.api.status("POST", INVENTORY, "{}", text)).isEqualTo(415);
		assertThat(this.api.status("PATCH", WORK + "/soup", priority, text)).isEqualTo(415);
	}

	private void schedules() {
		String schedule = "/api/schedules/check-inventory";
		assertThat(this.api.status("GET", "/api/schedules", null)).isEqualTo(200);
		assertThat(this.api.status("GET", schedule, null)).isEqualTo(200);
		assertThat(this.api.status("GET", "/api/schedules/none", null)).isEqualTo(404);
		for (String action : List.of("pause", "resume")) {
			assertThat(this.api.status("POST", schedule + "/" + action, null)).isEqualTo(200);
			assertThat(this.api.status("POST", "/api/schedules/none/" + action, null)).isEqualTo(404);
		}
		assertThat(this.api.status("POST", schedule + "/run", null)).isEqualTo(202);
		assertThat(this.api.status("POST", "/api/schedules/none/run", null)).isEqualTo(404);
	}

	private void forbidden() {
		everywhere(403, "X-Forwarded-For", "192.0.2.1");
	}

	private void fullQueue(Kitchen kitchen) {
		this.api.call("POST", WORK, "{\"requestId\":\"duck\",\"task\":\"roast\",\"context\":\"duck\"}");
		await().until(() -> this.api.call("GET", WORK + "/duck", null).body().contains("RUNNING"));
		this.api.call("POST", WORK, SOUP.replace("\"soup\",\"task", "\"one\",\"task"));
		this.api.call("POST", WORK, SOUP.replace("\"soup\",\"task", "\"two\",\"task"));
		assertThat(this.api.status("POST", WORK, "{\"task\":\"prepare-meal\"}")).isEqualTo(503);
		assertThat(this.api.status("POST", INVENTORY, "{}")).isEqualTo(503);
		assertThat(this.api.status("PATCH", WORK + "/two", "{\"priority\":\"HIGH\"}")).isEqualTo(200);
		assertThat(this.api.status("DELETE", WORK + "/one", null)).isEqualTo(202);
		this.api.call("GET", WORK + "?status=QUEUED", null);
		kitchen.open();
		assertThat(this.api.call("GET", WORK + "/duck/events", null).body()).contains("event: progress");
	}

	private void theEnd(RunningKitchen kitchen) {
		assertThat(this.api.status("POST", "/api/lifecycle/drain", null)).isEqualTo(202);
		assertThat(this.api.status("GET", "/api/health/ready", null)).isEqualTo(503);
		assertThat(this.api.status("POST", WORK, "{\"task\":\"prepare-meal\"}")).isEqualTo(503);
		AvailabilityChangeEvent.publish(kitchen.context(), LivenessState.BROKEN);
		assertThat(this.api.status("GET", "/api/health/live", null)).isEqualTo(503);
	}

	private void expired() {
		try (RunningKitchen kitchen = RunningKitchen.start("ensemble.work.result-ttl=1s")) {
			this.api.connect(kitchen.client());
			this.api.call("POST", WORK, SOUP.replace("}", ",\"delivery\":{\"method\":\"STORE\",\"address\":\"a\"}}"));
			String call = "{\"input\":\"eggs\",\"requestId\":\"eggs\"}";
			this.api.call("POST", INVENTORY, call);
			await().timeout(SWEPT).until(() -> this.api.status("GET", "/api/results/a", null) == 410);
			await().timeout(SWEPT).until(() -> this.api.status("GET", WORK + "/soup", null) == 410);
			await().timeout(SWEPT).until(() -> this.api.status("GET", WORK + "/eggs", null) == 410);
			assertThat(this.api.status("GET", WORK + "/soup/events", null)).isEqualTo(410);
			assertThat(this.api.status("PATCH", WORK + "/soup", "{\"priority\":\"LOW\"}")).isEqualTo(410);
			assertThat(this.api.status("DELETE", WORK + "/soup", null)).isEqualTo(410);
			assertThat(this.api.status("POST", WORK, SOUP)).isEqualTo(410);
			letters("soup", 410);
			assertThat(this.api.status("POST", INVENTORY, call)).isEqualTo(410);
		}
	}

	private void unauthorized() {
		try (RunningKitchen kitchen = RunningKitchen.start("ensemble.security.secret=s3cret")) {
			this.api.connect(kitchen.client());
			everywhere(401);
			assertThat(this.api.status("GET", "/api/openapi.json", null, "Authorization", "Bearer s3cret"))
				.isEqualTo(200);
		}
	}

	private void rateLimited() {
		try (RunningKitchen kitchen = RunningKitchen.start("ensemble.web.max-requests-per-second=1")) {
			this.api.connect(kitchen.client());
			for (OpenApiDocument.Operation operation : guarded()) {
				await().until(() -> call(operation) == 429);
			}
			assertThat(this.api.status("GET", "/api/health/live", null)).isEqualTo(200);
		}
	}

	private void unavailable() {
		try (RunningKitchen kitchen = RunningKitchen.start(new Class<?>[] { BrokenStore.class },
				"ensemble.work.drain-timeout=1s", SCHEDULE, EVERY_DAY, HOOK + "task=prepare-meal",
				HOOK + "secrets=" + SECRET)) {
			this.api.connect(kitchen.client());
			for (OpenApiDocument.Operation operation : guarded()) {
				if (operation.id().equals("receiveWebhook")) {
					assertThat(webhook("check-inventory", "{}", "id-1")).isEqualTo(503);
				}
				else if (operation.statuses().contains("503")) {
					assertThat(call(operation)).as(operation.id()).isEqualTo(503);
				}
			}
		}
	}

	private void everywhere(int status, String... headers) {
		for (OpenApiDocument.Operation operation : guarded()) {
			assertThat(call(operation, headers)).as(operation.id()).isEqualTo(status);
		}
		assertThat(this.api.status("GET", "/api/health/live", null, headers)).isEqualTo(200);
	}

	private List<OpenApiDocument.Operation> guarded() {
		return this.document.operations()
			.values()
			.stream()
			.filter((operation) -> !operation.json().has("security"))
			.toList();
	}

	private int call(OpenApiDocument.Operation operation, String... headers) {
		String method = this.document.operations()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(operation))
			.findFirst()
			.orElseThrow()
			.getKey()
			.split(" ")[0];
		String path = operation.path().replace("{name}", "check-inventory").replaceAll("\\{\\w+}", "some");
		String body = operation.json().at("/requestBody/content/application~1json/example").toString();
		return this.api.status(method, path, body.isEmpty() ? null : body, headers);
	}

	private static String large() {
		return "{\"task\":\"prepare-meal\",\"context\":\"" + "x".repeat(200_000) + "\"}";
	}

	/**
	 * Loses its connection and never gets it back.
	 */
	@Configuration(proxyBeanMethods = false)
	static class BrokenStore {

		@Bean
		WorkStores workStores() {
			return new WorkStores(broken(WorkQueue.class), broken(ResultStore.class), broken(RunJournal.class),
					broken(ResultCache.class), Deliveries.keptBy(broken(DeliveryQueue.class)));
		}

		@Bean
		LockProvider locks() {
			return broken(LockProvider.class);
		}

		private static <T> T broken(Class<T> type) {
			return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
					(proxy, method, arguments) -> {
						if (method.getReturnType().equals(CompletionStage.class)) {
							return CompletableFuture.failedFuture(new StoreUnavailableException("gone", null));
						}
						return method.getReturnType().equals(boolean.class) ? false : null;
					}));
		}

	}

}
