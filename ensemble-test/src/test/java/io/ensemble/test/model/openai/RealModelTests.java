package io.ensemble.test.model.openai;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.ensemble.test.EnsembleTest;
import io.ensemble.test.work.EnsembleTester;
import io.ensemble.test.work.TestWork;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An agent on the real OpenAI client of Spring AI, against a server that speaks the
 * protocol. Whatever happens, the key stays out of the log and the work says in plain
 * words what became of it.
 */
@EnsembleTest(classes = WaiterApplication.class,
		properties = { "spring.ai.model.chat=openai", "spring.ai.openai.api-key=" + RealModelTests.KEY,
				"ensemble.models.primary=openAiChatModel", "ensemble.models.rate-limit.max-wait=5s",
				"spring.ai.retry.max-attempts=3", "spring.ai.retry.backoff.initial-interval=10ms",
				"spring.http.client.read-timeout=1s", "logging.level.org.springframework.ai=debug",
				"logging.level.org.springframework.web=trace", "logging.level.io.ensemble=debug" })
@ExtendWith(OutputCaptureExtension.class)
class RealModelTests {

	static final String KEY = "sk-proj-THIS0is1the2secret3key4of5nobody";

	private static final String NOT_ASKED = "the log of the ensemble says more";

	private static final OpenAiStubServer server = OpenAiStubServer.start().requireKey(KEY);

	@Autowired
	EnsembleTester waiter;

	@Autowired
	WaiterApplication application;

	private final int before = server.requests().size();

	@DynamicPropertySource
	static void baseUrl(DynamicPropertyRegistry registry) {
		registry.add("spring.ai.openai.base-url", server::baseUrl);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void theKeyIsNotInTheLog(CapturedOutput output) {
		assertThat(output.getAll()).doesNotContain(KEY);
	}

	@Test
	void severalTurnsLeadToTheAnswer() {
		TestWork order = order();
		assertThat(order).isCompleted()
			.outputContains("8 portions of Wagyu steak", "contains no nuts", "ready in 20 minutes");
		assertThat(order.tokens().input()).isPositive();
		assertThat(order.tokens().output()).isPositive();
		List<OpenAiRequest> requests = requests();
		assertThat(requests).hasSize(3)
			.allSatisfy((request) -> assertThat(request.toolNames()).containsExactlyInAnyOrder("check-inventory",
					"dietary-check", "prepare-meal"))
			.allSatisfy((request) -> assertThat(request.path()).isEqualTo("/v1/chat/completions"));
		assertThat(requests).extracting((request) -> request.toolResults().size()).containsExactly(0, 2, 3);
	}

	@Test
	void theCallsOfOneTurnRunSideBySideAndAreAnsweredInTheirOrder() {
		server.reply(OpenAiReply.toolCalls(call("c1", "meet", "{\"who\": \"Ada\"}"),
				call("c2", "meet", "{\"who\": \"Grace\"}")), OpenAiReply.text("Both are here"));
		assertThat(this.waiter.run("welcome", "Ada and Grace")).hasOutput("Both are here");
		assertThat(lastResults()).hasSize(2)
			.satisfiesExactly((first) -> assertThat(first).contains("Ada was met"),
					(second) -> assertThat(second).contains("Grace was met"));
	}

	@Test
	void wrongArgumentsAndUnknownToolsAreToldToTheModelAndTheRunGoesOn() {
		server.reply(
				OpenAiReply.toolCalls(call("c1", "check-inventory", "{\"item\": "),
						call("c2", "prepare-meal", "{\"dish\": \"soup\", \"portions\": \"many\"}"),
						call("c3", "prepare-meal", "[1]"), call("c4", "fly", "{}")),
				OpenAiReply.toolCalls(call("c5", "prepare-meal", "{\"dish\": \"goulash\", \"portions\": 2}")),
				OpenAiReply.text("All is well"));
		assertThat(order()).hasOutput("All is well");
		assertThat(lastResults()).satisfiesExactly(
				(result) -> assertThat(result).contains("The arguments are not valid JSON"),
				(result) -> assertThat(result).contains("'portions' must be a whole number"),
				(result) -> assertThat(result).contains("must be a JSON object with the fields 'dish', 'portions'"),
				(result) -> assertThat(result)
					.contains("There is no such tool. There are: check-inventory, dietary-check, prepare-meal."),
				(result) -> assertThat(result).contains("ready in 20 minutes"));
		assertThat(lastResults().subList(0, 4))
			.allMatch((result) -> !result.contains("Exception") && !result.contains("\tat "));
		assertThat(this.application.meals).contains("2 goulash").noneMatch((meal) -> meal.contains("soup"));
	}

	@Test
	void anErrorOfTheServerIsTriedAgain() {
		server.reply(OpenAiReply.error(500, "server_error", "Something went wrong with " + KEY));
		assertThat(order()).isCompleted();
		assertThat(requests()).hasSize(4);
	}

	@Test
	void anErrorThatStaysEndsTheWork() {
		OpenAiReply error = OpenAiReply.error(503, "server_error", "Overloaded, said " + KEY);
		server.reply(error, error, error);
		assertThat(order()).hasFailedWith(NOT_ASKED);
		assertThat(requests()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404 })
	void whatIsWrongWithTheRequestIsNeverTriedAgain(int status, CapturedOutput output) {
		server.reply(OpenAiReply.error(status, "invalid", "Incorrect API key provided: " + KEY));
		TestWork order = order();
		assertThat(order).hasFailedWith(NOT_ASKED);
		assertThat(order.error()).isEqualTo("The model answered with HTTP status " + status + "; " + NOT_ASKED);
		assertThat(requests()).hasSize(1);
		assertThat(output.getAll()).contains("Incorrect API key provided: ******");
	}

	@Test
	void aWrongKeyIsRefusedByTheServerItself() {
		server.requireKey("another key");
		assertThat(order()).hasFailedWith(NOT_ASKED);
		server.requireKey(KEY);
		assertThat(requests()).hasSize(1);
	}

	@Test
	void silenceIsATimeOutThatIsTriedAgain() {
		server.reply(OpenAiReply.silence());
		assertThat(order()).isCompleted();
		assertThat(requests()).hasSize(4);
	}

	@Test
	void silenceThatStaysEndsTheWork() {
		server.reply(OpenAiReply.silence(), OpenAiReply.silence(), OpenAiReply.silence());
		assertThat(order()).hasFailedWith(NOT_ASKED);
		assertThat(requests()).hasSize(3);
	}

	@Test
	void aRateLimitIsWaitedFor() {
		server.reply(OpenAiReply.rateLimited(Duration.ofSeconds(1)));
		long start = System.nanoTime();
		TestWork order = order();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
		assertThat(order).isCompleted();
		assertThat(order.progress()).extracting(WorkProgress::message)
			.contains("the provider of the model asks to wait PT1S");
		assertThat(requests()).hasSize(4);
	}

	@Test
	void aRateLimitThatIsTooFarOffFailsAtOnce() {
		server.reply(OpenAiReply.rateLimited(Duration.ofHours(1)));
		assertThat(order()).hasFailedWith("The provider of the model limits its calls and asks to wait PT1H");
		assertThat(requests()).hasSize(1);
	}

	@Test
	void aRateLimitBeyondTheDeadlineFailsAtOnce() {
		server.reply(OpenAiReply.rateLimited(Duration.ofSeconds(5)));
		TestWork order = this.waiter.request("order-meal").deadline(Duration.ofSeconds(4)).run("Soup");
		assertThat(order).hasFailedWith("asks to wait PT5S, which is longer than the work may take");
	}

	@Test
	void aRateLimitWithoutATimeFailsAtOnce() {
		server.reply(OpenAiReply.error(429, "insufficient_quota", "You exceeded your current quota"));
		assertThat(order()).hasFailedWith(NOT_ASKED);
		assertThat(requests()).hasSize(1);
	}

	@Test
	void aConnectionThatIsDroppedIsTriedAgain() {
		server.reply(OpenAiReply.dropped());
		assertThat(order()).isCompleted();
	}

	@Test
	void anAnswerThatBreaksOffEndsTheWork() {
		server.reply(OpenAiReply.truncated());
		assertThat(order()).hasFailedWith(NOT_ASKED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>Bad gateway</html>", "{\"choices\": 1}", "[]",
			"{\"choices\":[{\"index\":0,\"finish_reason\":\"no such reason\",\"message\":{\"role\":\"assistant\"}}]}" })
	void whatIsNotTheProtocolEndsTheWork(String body) {
		server.reply(OpenAiReply.json(body));
		assertThat(order()).hasFailedWith(NOT_ASKED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"choices\":[]}",
			"{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":null}}]}" })
	void anAnswerWithNothingInItEndsTheWork(String body) {
		server.reply(OpenAiReply.json(body));
		assertThat(order()).hasFailedWith("The model gave no answer");
	}

	@Test
	void withoutUsageNoTokensAreBooked() {
		server.reply(OpenAiReply.json("{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\","
				+ "\"message\":{\"role\":\"assistant\",\"content\":\"Soup is on\"}}]}"));
		TestWork order = order();
		assertThat(order).hasOutput("Soup is on");
		assertThat(order.tokens().total()).isZero();
	}

	@Test
	void halfAnAnswerIsNotTakenForAWholeOne() {
		server.reply(OpenAiReply.text("The soup contains no nuts, but it", "length"));
		assertThat(order()).hasFailedWith("cut off because it became too long");
		server.reply(OpenAiReply.text("The soup", "content_filter"));
		assertThat(order()).hasFailedWith("The content filter of the model's provider stopped the answer");
	}

	@Test
	void anAnswerMayBeLong() {
		server.reply(OpenAiReply.text("x".repeat(5_000_000)));
		assertThat(order().output()).hasSize(5_000_000);
	}

	@Test
	void workExpiresDuringAModelCallAndTheLateAnswerIsIgnored() {
		CompletableFuture<Void> late = new CompletableFuture<>();
		server.reply(OpenAiReply.text("too late").after(late));
		TestWork order = this.waiter.request("order-meal").deadline(Duration.ofMillis(500)).run("Soup");
		assertThat(order).isExpired();
		late.complete(null);
		assertThat(order.output()).isNull();
		assertThat(requests()).hasSize(1);
		assertThat(order()).isCompleted();
	}

	@Test
	void withdrawnWorkLetsGoOfTheModel() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		server.onRequest((request) -> asked.countDown()).reply(OpenAiReply.silence());
		TestWork order = this.waiter.submit("order-meal", "Soup");
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		this.waiter.cancel(order);
		this.waiter.await(order);
		assertThat(order).hasStatus(WorkStatus.CANCELLED);
		assertThat(requests()).hasSize(1);
	}

	private TestWork order() {
		return this.waiter.run("order-meal", "Wagyu steak, 2 portions");
	}

	private List<OpenAiRequest> requests() {
		List<OpenAiRequest> all = server.requests();
		return all.subList(this.before, all.size());
	}

	private List<String> lastResults() {
		return server.requests().get(server.requests().size() - 1).toolResults();
	}

	private static ToolCall call(String id, String tool, String arguments) {
		return new ToolCall(id, "function", tool, arguments);
	}

}
