package io.ensemble.autoconfigure.web;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(classes = KitchenApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "ensemble.name=kitchen", "ensemble.realm=hotel-airport", "ensemble.work.max-concurrent=1",
				"ensemble.work.queue-capacity=20" })
class HttpApiTests {

	private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

	@LocalServerPort
	private int port;

	@Autowired
	private Kitchen kitchen;

	private ApiClient api;

	@BeforeEach
	void connect() {
		this.api = new ApiClient(this.port);
	}

	@Test
	void acceptedWorkIsToldItsPlaceAndAddress() {
		HttpResponse<String> accepted = submit("accepted", "prepare-meal", "soup");
		assertThat(accepted.statusCode()).isEqualTo(202);
		assertThat(accepted.headers().firstValue("Location")).hasValue("/api/work/accepted");
		GoldenHttp.assertBody(accepted, "work-accepted", "requestId", "queuePosition", "estimatedCompletion");
		assertThat(Duration.parse(json(accepted).path("estimatedCompletion").asText())).isPositive();
	}

	@Test
	void finishedWorkShowsEverythingThatIsKnownOfIt() {
		HttpResponse<String> end = this.api.post("/api/work?wait=PT10S", GoldenHttp.read("work-request"));
		assertThat(end.statusCode()).isEqualTo(200);
		String[] varying = { "submittedAt", "startedAt", "completedAt", "durationMs" };
		GoldenHttp.assertBody(end, "work-state-completed", varying);
		assertThat(json(this.api.get("/api/work/maint-7721"))).isEqualTo(json(end));
		await().untilAsserted(() -> GoldenHttp.assertBody(this.api.get("/api/results/maintenance.results"),
				"work-state-completed", varying));
	}

	@Test
	void failedWorkTellsTheHandlersMessageAndNothingOfItsInsides() {
		HttpResponse<String> end = this.api.post("/api/work?wait=10", """
				{"requestId":"burnt","task":"burn","context":"toast"}""");
		assertThat(end.statusCode()).isEqualTo(200);
		assertThat(json(end).path("status").asText()).isEqualTo("FAILED");
		assertThat(json(end).path("error").asText()).isEqualTo("the toast is burnt");
		assertThat(end.body()).doesNotContain("Exception");
	}

	@Test
	void theSameRequestTwiceIsDoneOnce() {
		String body = """
				{"requestId":"twice","task":"prepare-meal","context":"soup"}""";
		JsonNode first = json(this.api.post("/api/work?wait=PT10S", body));
		HttpResponse<String> second = this.api.post("/api/work",
				body.replace("\"soup\"", "\"soup\",\"priority\":\"LOW\""));
		assertThat(second.statusCode()).isEqualTo(200);
		assertThat(json(second)).isEqualTo(first);
		assertThat(first.path("attempt").asInt()).isEqualTo(1);
	}

	@Test
	void theSameRequestTenTimesAtOnceIsDoneOnce() {
		List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 10)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> this.api.post("/api/work?wait=PT10S", """
					{"requestId":"ten","task":"prepare-meal","context":"soup"}""")))
			.toList();
		Set<String> ends = ConcurrentHashMap.newKeySet();
		calls.forEach((call) -> ends.add(call.join().body()));
		assertThat(ends).hasSize(1);
	}

	@Test
	void theSameRequestIdForSomethingElseIsRefused() {
		submit("other", "prepare-meal", "soup");
		GoldenHttp.assertProblem(submit("other", "prepare-meal", "stew"), "idempotency-mismatch");
	}

	@Test
	void theIdempotencyKeyNamesARequestThatDoesNotNameItself() {
		String body = """
				{"task":"prepare-meal","context":"soup"}""";
		assertThat(json(this.api.post("/api/work", body, "Idempotency-Key", "by-header")).path("requestId").asText())
			.isEqualTo("by-header");
		assertThat(json(this.api.post("/api/work", body, "Idempotency-Key", "\"quoted\"")).path("requestId").asText())
			.isEqualTo("quoted");
		assertThat(json(this.api.post("/api/work", body)).path("requestId").asText()).matches(UUID);
		assertThat(json(submit("body-wins", "prepare-meal", "soup", "Idempotency-Key", "ignored")).path("requestId")
			.asText()).isEqualTo("body-wins");
		assertInvalid(this.api.post("/api/work", body, "Idempotency-Key", "no good"), "requestId");
		assertInvalid(this.api.post("/api/work", body, "Idempotency-Key", "one", "Idempotency-Key", "two"),
				"Idempotency-Key");
	}

	@Test
	void whoWaitsTooShortIsToldToComeBack() {
		HttpResponse<String> early = this.api.post("/api/work?wait=PT0.2S", """
				{"requestId":"slow","task":"roast","context":"duck"}""");
		assertThat(early.statusCode()).isEqualTo(202);
		GoldenHttp.assertBody(early, "work-accepted", "requestId", "queuePosition", "estimatedCompletion");
		assertThat(json(early).path("queuePosition").asInt()).isZero();
		this.kitchen.open();
		await().until(() -> json(this.api.get("/api/work/slow")).path("status").asText().equals("COMPLETED"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "10", "10.5", "PT10S", "PT10.5S" })
	void aWaitIsADurationOrANumberOfSeconds(String wait) {
		assertThat(this.api.post("/api/work?wait=" + wait, """
				{"task":"prepare-meal","context":"soup"}""").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-PT1S", "P1Y", "-1", "9999999999999999999", "1.", ".5", "1e3" })
	void nonsenseForAWaitIsRefused(String wait) {
		assertInvalid(this.api.post("/api/work?wait=" + wait, """
				{"task":"prepare-meal","context":"soup"}"""), "wait");
	}

	@Test
	void aFullQueueRefusesWithATimeToComeBack() {
		submit("full", "roast", "duck");
		await().until(() -> json(this.api.get("/api/work/full")).path("status").asText().equals("RUNNING"));
		IntStream.range(0, 20).forEach((i) -> submit("full-" + i, "prepare-meal", "soup"));
		HttpResponse<String> refused = submit("full-20", "prepare-meal", "soup");
		GoldenHttp.assertProblem(refused, "queue-full");
		assertThat(refused.headers().firstValue("Retry-After")).hasValue(json(refused).path("retryAfter").asText());
		assertThat(submit("full-3", "prepare-meal", "soup").statusCode()).isEqualTo(200);
		aListTellsPlacesAsALookAtEachDoes();
		waitingWorkCanBeMovedAndWithdrawn();
		this.kitchen.open();
		await().until(() -> json(this.api.get("/api/work/full-19")).path("status").asText().equals("COMPLETED"));
	}

	private void aListTellsPlacesAsALookAtEachDoes() {
		JsonNode items = json(this.api.get("/api/work?limit=21")).path("items");
		assertThat(items.findValuesAsText("requestId")).startsWith("full-19").endsWith("full");
		assertThat(items.findValues("queuePosition")).extracting(JsonNode::asInt)
			.containsExactlyElementsOf(
					IntStream.iterate(20, (place) -> place >= 0, (place) -> place - 1).boxed().toList());
		assertThat(items.findValues("estimatedCompletion")).extracting(JsonNode::asText)
			.allSatisfy((estimate) -> assertThat(Duration.parse(estimate)).isGreaterThanOrEqualTo(Duration.ZERO));
	}

	private void waitingWorkCanBeMovedAndWithdrawn() {
		assertThat(json(this.api.get("/api/work/full-10")).path("queuePosition").asInt()).isEqualTo(11);
		HttpResponse<String> moved = this.api.send("PATCH", "/api/work/full-10", "{\"priority\":\"CRITICAL\"}");
		assertThat(moved.statusCode()).isEqualTo(200);
		assertThat(json(moved).path("queuePosition").asInt()).isEqualTo(1);
		assertThat(json(moved).path("priority").asText()).isEqualTo("CRITICAL");
		HttpResponse<String> withdrawn = this.api.send("DELETE", "/api/work/full-11", null);
		assertThat(withdrawn.statusCode()).isEqualTo(202);
		assertThat(json(withdrawn).path("status").asText()).isEqualTo("CANCELLED");
		GoldenHttp.assertProblem(this.api.send("DELETE", "/api/work/full-11", null), "conflict");
		GoldenHttp.assertProblem(this.api.send("PATCH", "/api/work/full", "{\"priority\":\"LOW\"}"), "conflict");
		assertInvalid(this.api.send("PATCH", "/api/work/full-12", "{\"priority\":\"SOON\"}"), "priority");
		assertInvalid(this.api.send("PATCH", "/api/work/full-12", "{}"), "priority");
	}

	@Test
	void runningWorkCanBeWithdrawn() {
		submit("withdrawn", "roast", "duck");
		await().until(() -> json(this.api.get("/api/work/withdrawn")).path("status").asText().equals("RUNNING"));
		assertThat(this.api.send("DELETE", "/api/work/withdrawn", null).statusCode()).isEqualTo(202);
		assertThat(json(this.api.get("/api/work/withdrawn")).path("status").asText()).isEqualTo("CANCELLED");
	}

	@Test
	void workIsListedNewestFirstPageByPage() {
		IntStream.range(0, 5).forEach((i) -> this.api.post("/api/work?wait=PT10S", """
				{"requestId":"listed-%d","task":"prepare-meal","context":"soup","from":"lister"}""".formatted(i)));
		JsonNode first = json(this.api.get("/api/work?from=lister&status=COMPLETED&task=prepare-meal&limit=3"));
		assertThat(first.path("items").findValuesAsText("requestId")).containsExactly("listed-4", "listed-3",
				"listed-2");
		JsonNode second = json(
				this.api.get("/api/work?from=lister&limit=3&cursor=" + first.path("nextCursor").asText()));
		assertThat(second.path("items").findValuesAsText("requestId")).containsExactly("listed-1", "listed-0");
		assertThat(second.path("nextCursor").isNull()).isTrue();
		assertThat(json(this.api.get("/api/work?from=nobody")).path("items")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "limit=0,limit", "limit=501,limit", "limit=x,limit", "status=DONE,status", "limit=1&limit=2,limit",
			"cursor=no%21sense,cursor", "from=%00,from", "task=cook%00,task", "limit=%00,limit" })
	void nonsenseInAListIsRefused(String query, String field) {
		assertInvalid(this.api.get("/api/work?" + query), field);
	}

	@Test
	void whatIsNotThereIsNotFound() {
		GoldenHttp.assertProblem(this.api.get("/api/work/nobody-asked"), "unknown-request");
		GoldenHttp.assertProblem(this.api.get("/api/work/nobody-asked/events"), "unknown-request");
		GoldenHttp.assertProblem(this.api.send("DELETE", "/api/work/nobody-asked", null), "unknown-request");
		GoldenHttp.assertProblem(this.api.get("/api/results/nobody-asked"), "unknown-request");
		GoldenHttp.assertProblem(submit("unknown", "no-such-task", "soup"), "unknown-capability");
		GoldenHttp.assertProblem(this.api.post("/api/tools/no-such-tool", "{}"), "unknown-capability");
	}

	@Test
	void whatIsNotSharedCannotBeToldFromWhatIsNotThere() {
		String unshared = submit("guess", "taste", "soup").body();
		assertThat(unshared).isEqualTo(submit("guess", "nothing", "soup").body());
		assertThat(this.api.post("/api/tools/taste", "{}").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/tools/check-inventory%7Bx%7D", "/api/tools/%2e%2e", "/api/tools/a:b",
			"/api/work/%7Bx%7D", "/api/work/a%20b", "/api/work/..%5cx", "/api/tools/prepare-meal" })
	void namesThatNothingCanHaveAreNotFound(String path) {
		HttpResponse<String> answer = path.contains("tools") ? this.api.post(path, "{}") : this.api.get(path);
		assertThat(answer.statusCode()).isIn(400, 404, 405);
		assertThat(answer.body()).doesNotContain("Exception");
	}

	@Test
	void aToolAnswersAtOnce() {
		HttpResponse<String> answer = this.api.post("/api/tools/check-inventory", "{\"input\":\"portions\"}");
		assertThat(answer.statusCode()).isEqualTo(200);
		GoldenHttp.assertBody(answer, "tool-answer", "durationMs");
		HttpResponse<String> failed = this.api.post("/api/tools/weigh", "{\"input\":\"eggs\",\"requestId\":\"rs-17\"}");
		GoldenHttp.assertProblem(failed, "task-failed");
		assertThat(json(failed).path("detail").asText()).isEqualTo("the scales are broken");
		assertThat(json(failed).path("requestId").asText()).isEqualTo("rs-17");
		assertThat(json(submit("tool-as-task", "check-inventory", "eggs")).path("status").asText())
			.isEqualTo("ACCEPTED");
	}

	@Test
	void theEnsembleTellsWhatItSharesAndHowItIs() {
		JsonNode capabilities = json(this.api.get("/api/capabilities"));
		assertThat(capabilities.path("ensemble").asText()).isEqualTo("kitchen");
		assertThat(capabilities.path("realm").asText()).isEqualTo("hotel-airport");
		assertThat(capabilities.path("sharedTasks").findValuesAsText("name")).containsExactly("burn", "buy-fish",
				"prepare-meal", "purchase-parts", "roast");
		assertThat(capabilities.path("sharedTools").get(0).path("tags").toString()).isEqualTo("[\"food\",\"stock\"]");
		HttpResponse<String> status = this.api.get("/api/status");
		GoldenHttp.assertBody(status, "status", "activeTasks", "queuedRequests", "maxConcurrent", "capacityUtilization",
				"capabilities", "peers", "uptime");
	}

	@Test
	void probesTellTheTruthAndNothingElse() {
		assertThat(this.api.get("/api/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
		assertThat(this.api.get("/api/health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/lifecycle/drain,POST", "PUT,/api/lifecycle/drain,POST", "DELETE,/api/work,'POST, GET'",
			"POST,/api/work/x,'GET, PATCH, DELETE'", "GET,/api/tools/check-inventory,POST",
			"OPTIONS,/api/capabilities,GET" })
	void otherMethodsAreNotAllowed(String method, String path, String allow) {
		HttpResponse<String> refused = this.api.send(method, path, null);
		GoldenHttp.assertProblem(refused, "method-not-allowed");
		assertThat(refused.headers().firstValue("Allow")).hasValue(allow);
		assertThat(this.api.get("/api/health/ready").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/json;charset=UTF-16",
			"application/x-java-serialized-object", "json" })
	void onlyJsonIsRead(String type) {
		HttpResponse<String> refused = this.api.post("/api/work", """
				{"task":"prepare-meal","context":"soup"}""", "Content-Type", type);
		GoldenHttp.assertProblem(refused, "unsupported-media-type");
		GoldenHttp.assertProblem(this.api.post("/api/lifecycle/drain", "{}", "Content-Type", type),
				"unsupported-media-type");
		assertThat(this.api.get("/api/health/ready").statusCode()).isEqualTo(200);
	}

	@Test
	void nothingCompressedIsRead() {
		HttpResponse<String> refused = submit("zipped", "prepare-meal", "soup", "Content-Encoding", "gzip");
		GoldenHttp.assertProblem(refused, "unsupported-media-type");
		HttpResponse<String> plain = this.api.get("/api/capabilities", "Accept-Encoding", "gzip");
		assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"task\":\"prepare-meal\",\"priority\":\"SOON\"}|priority", "{\"context\":\"soup\"}|task",
					"{\"task\":\" \"}|task", "{\"task\":\"prepare-meal\",\"deadline\":\"PT0S\"}|deadline",
					"{\"task\":\"prepare-meal\",\"deadline\":\"-PT1H\"}|deadline",
					"{\"task\":\"prepare-meal\",\"deadline\":\"P31D\"}|deadline",
					"{\"task\":\"prepare-meal\",\"deadline\":\"P10000Y\"}|deadline",
					"{\"task\":\"prepare-meal\",\"requestId\":\"a b\"}|requestId",
					"{\"task\":\"prepare-meal\",\"delivery\":{\"method\":\"QUEUE\"}}|delivery.method",
					"{\"task\":\"prepare-meal\",\"task\":\"burn\"}|body", "[]|body", "{\"task\":NaN}|body", "null|body",
					"{\"task\":\"prepare-meal\"} x|body", "\uFEFF{\"task\":\"prepare-meal\"}|body",
					"{\"task\":17}|task" })
	void whatIsWrongWithARequestIsNamed(String body, String field) {
		assertInvalid(this.api.post("/api/work", body), field);
	}

	@Test
	void anIdThatIsTooLongIsRefused() {
		assertInvalid(submit("x".repeat(129), "prepare-meal", "soup"), "requestId");
		assertThat(submit("x".repeat(128), "prepare-meal", "soup").statusCode()).isEqualTo(202);
	}

	@Test
	void anEmptyBodyIsRefused() {
		assertInvalid(this.api.send("POST", "/api/work", null), "body");
		assertInvalid(this.api.post("/api/work", ""), "body");
	}

	@Test
	void deepAndLongJsonIsRefusedQuickly() {
		assertInvalid(this.api.post("/api/work",
				"{\"task\":\"prepare-meal\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), "body");
		assertInvalid(this.api.post("/api/work", "{\"task\":\"prepare-meal\",\"hops\":" + "9".repeat(1_000_000) + "}"),
				"body");
	}

	@Test
	void whatIsTooLargeIsRefusedAndNothingElseIsDisturbed() {
		GoldenHttp.assertProblem(submit("large", "prepare-meal", "x".repeat((1 << 20) + 1)), "too-large");
		GoldenHttp.assertProblem(submit("larger", "prepare-meal", "x".repeat(5 << 20)), "too-large");
		HttpResponse<String> tool = this.api.post("/api/tools/check-inventory",
				"{\"input\":\"" + "x".repeat((1 << 20) + 1) + "\"}");
		assertThat(tool.statusCode()).isEqualTo(413);
		assertThat(json(tool).path("field").asText()).isEqualTo("input");
		assertThat(json(tool).path("detail").asText()).startsWith("input must not be larger");
		assertThat(submit("just-right", "prepare-meal", "x".repeat(1 << 20)).statusCode()).isEqualTo(202);
		assertThat(submit("escaped", "prepare-meal", "\\u0078".repeat(1 << 20)).statusCode()).isEqualTo(202);
	}

	@ParameterizedTest
	@ValueSource(strings = { "${jndi:ldap://127.0.0.1:1/x}", "#{T(java.lang.Runtime).getRuntime().exec('x')}",
			"<script>alert(1)</script>", "a\\r\\nFAKE LOG LINE" })
	void hostileTextIsText(String text) {
		HttpResponse<String> end = this.api.post("/api/work?wait=PT10S", """
				{"task":"prepare-meal","context":"%s","@class":"java.net.URL","@type":"x"}""".formatted(text));
		assertThat(end.statusCode()).isEqualTo(200);
		assertThat(end.body()).contains(text.replace("\\\\", "\\"));
		String serialized = new String(Base64.getDecoder().decode("rO0ABXQAAWE="));
		assertThat(this.api.post("/api/work", serialized).statusCode()).isEqualTo(400);
	}

	@Test
	void aDroppedDeliveryKeepsTheStateAndNotTheResult() {
		JsonNode end = json(this.api.post("/api/work?wait=PT10S", """
				{"task":"prepare-meal","context":"soup","delivery":{"method":"NONE"}}"""));
		assertThat(end.path("status").asText()).isEqualTo("COMPLETED");
		assertThat(end.path("result").isNull()).isTrue();
	}

	@Test
	void eventsAreStreamedFromTheFirstToTheLast() {
		submit("streamed", "roast", "duck");
		await().until(() -> json(this.api.get("/api/work/streamed")).path("status").asText().equals("RUNNING"));
		CompletableFuture<HttpResponse<String>> stream = CompletableFuture
			.supplyAsync(() -> this.api.get("/api/work/streamed/events", "Accept", "text/event-stream"));
		assertThat(stream).isNotCompleted();
		this.kitchen.open();
		HttpResponse<String> events = stream.join();
		assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
		assertThat(names(events)).containsExactly("QUEUED", "RUNNING", "progress", "COMPLETED");
		assertThat(names(this.api.get("/api/work/streamed/events"))).isEqualTo(names(events));
		String last = events.body().lines().filter((line) -> line.startsWith("data: ")).toList().get(3);
		assertThat(last.substring("data: ".length())).isEqualTo(this.api.get("/api/work/streamed").body());
		assertThat(events.body().lines().filter((line) -> line.startsWith("id: "))).hasSize(4);
		String seen = events.body().lines().filter((line) -> line.startsWith("id: ")).toList().get(2);
		assertThat(names(this.api.get("/api/work/streamed/events", "Last-Event-ID", seen.substring(4))))
			.containsExactly("COMPLETED");
		assertThat(names(this.api.get("/api/work/streamed/events", "Last-Event-ID", "5000"))).isEqualTo(names(events));
	}

	@Test
	void pathsBesideOursAreLeftToTheApplication() {
		assertThat(this.api.get("/api/nothing").body()).contains("\"error\":\"Not Found\"");
		assertThat(this.api.get("/api/work/a/b/c").body()).contains("\"error\":\"Not Found\"");
	}

	private HttpResponse<String> submit(String requestId, String task, String context, String... headers) {
		return this.api.post("/api/work",
				"{\"requestId\":\"%s\",\"task\":\"%s\",\"context\":\"%s\"}".formatted(requestId, task, context),
				headers);
	}

	private static List<String> names(HttpResponse<String> events) {
		return events.body()
			.lines()
			.filter((line) -> line.startsWith("event: "))
			.map((line) -> line.substring("event: ".length()))
			.toList();
	}

	private static void assertInvalid(HttpResponse<String> response, String field) {
		GoldenHttp.assertProblem(response, "invalid-request");
		assertThat(json(response).path("field").asText()).as(response.body()).isEqualTo(field);
	}

	private static JsonNode json(HttpResponse<String> response) {
		return ApiClient.json(response);
	}

}
