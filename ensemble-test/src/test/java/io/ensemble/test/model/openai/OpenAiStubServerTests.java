package io.ensemble.test.model.openai;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.api.OpenAiApi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link OpenAiStubServer}: the JSON on the wire, and the streams.
 */
@Timeout(20)
class OpenAiStubServerTests {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String USER = "{\"role\":\"user\",\"content\":\"Wagyu steak\"}";

	private static final String TOOL = "{\"type\":\"function\",\"function\":{\"name\":\"check-inventory\","
			+ "\"description\":\"Tells what there is\",\"parameters\":{\"type\":\"object\","
			+ "\"properties\":{\"item\":{\"type\":\"string\"}}}}}";

	private final OpenAiStubServer server = OpenAiStubServer.start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void callsToolsAsTheProtocolHasIt() throws Exception {
		JsonNode completion = ask(USER, TOOL);
		assertThat(completion.path("object").asText()).isEqualTo("chat.completion");
		JsonNode choice = completion.path("choices").path(0);
		assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
		assertThat(choice.path("message").path("content").isNull()).isTrue();
		JsonNode call = choice.path("message").path("tool_calls").path(0);
		assertThat(call.path("type").asText()).isEqualTo("function");
		assertThat(call.path("function").path("name").asText()).isEqualTo("check-inventory");
		assertThat(call.path("function").path("arguments").textValue()).isEqualTo("{\"item\":\"Wagyu steak\"}");
		JsonNode usage = completion.path("usage");
		assertThat(usage.path("total_tokens").asInt()).isPositive()
			.isEqualTo(usage.path("prompt_tokens").asInt() + usage.path("completion_tokens").asInt());
	}

	@Test
	void answersFromWhatTheToolsSaid() throws Exception {
		JsonNode choice = ask(USER + "," + called("call-1") + "," + result("call-1", "8 portions"), TOOL)
			.path("choices")
			.path(0);
		assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
		assertThat(choice.path("message").path("content").asText()).contains("check-inventory says: 8 portions");
	}

	@Test
	void recordsWhatItWasAskedWithoutTheKey() throws Exception {
		ask(USER + "," + called("call-1") + "," + result("call-1", "8 portions"), TOOL);
		OpenAiRequest request = this.server.requests().get(0);
		assertThat(request.model()).isEqualTo("gpt-test");
		assertThat(request.messages()).hasSize(3);
		assertThat(request.bearer()).isEqualTo("sk-test");
		assertThat(request).hasToString("POST /v1/chat/completions model=gpt-test messages=3 tools=[check-inventory] "
				+ "results=[8 portions]");
	}

	@Test
	void refusesACallThatIsNotAnswered() throws Exception {
		assertRefused(body(USER + "," + called("call-1") + "," + USER, TOOL), "did not have response messages: call-1");
		assertRefused(body(USER + "," + called("call-1"), TOOL), "did not have response messages: call-1");
	}

	@Test
	void refusesAResultThatNobodyAskedFor() throws Exception {
		assertRefused(body(USER + "," + result("call-9", "x"), TOOL), "'call-9' does not answer");
	}

	@ParameterizedTest
	@CsvSource({ "check-inventory, check inventory, Invalid function name", "\"object\", \"string\", Invalid schema" })
	void refusesToolsThatAreNotProperlyDescribed(String good, String bad, String message) throws Exception {
		assertRefused(body(USER, TOOL.replace(good, bad)), message);
	}

	@ParameterizedTest
	@CsvSource({ "{}, model parameter", "'{\"model\":\"m\",\"messages\":[]}', too short", "no json, model parameter" })
	void refusesWhatIsNoRequest(String body, String message) throws Exception {
		assertRefused(body, message);
	}

	@Test
	void refusesAWrongKeyAndQuotesItAsSomeProvidersDo() throws Exception {
		this.server.requireKey("sk-other");
		HttpResponse<String> response = post("/v1/chat/completions", body(USER, TOOL));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(JSON.readTree(response.body()).path("error").path("code").asText()).isEqualTo("invalid_api_key");
	}

	@Test
	void knowsNoOtherPath() throws Exception {
		assertThat(post("/v1/embeddings", "{}").statusCode()).isEqualTo(404);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void saysInSecondsWhenToComeAgain() throws Exception {
		this.server.reply(OpenAiReply.rateLimited(Duration.ofMillis(1200)));
		HttpResponse<String> response = post("/v1/chat/completions", body(USER, TOOL));
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValue("Retry-After")).contains("2");
	}

	@Test
	void cutsConnections() {
		this.server.reply(OpenAiReply.dropped(), OpenAiReply.truncated());
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> post("/v1/chat/completions", body(USER, TOOL)));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> post("/v1/chat/completions", body(USER, TOOL)));
	}

	@Test
	void streamsAnAnswerInPieces() {
		List<ChatResponse> pieces = Objects
			.requireNonNull(client().stream(new Prompt(new UserMessage("x".repeat(100)))).collectList().block());
		assertThat(pieces).hasSizeGreaterThan(3);
		assertThat(pieces.stream().map(OpenAiStubServerTests::text).collect(Collectors.joining()))
			.isEqualTo("Done: " + "x".repeat(100));
		assertThat(pieces.get(pieces.size() - 1).getMetadata().getUsage().getTotalTokens()).isPositive();
		assertThat(this.server.requests()).singleElement().matches(OpenAiRequest::isStream);
	}

	@Test
	void streamsToolCallsWithTheirArgumentsInPieces() {
		String arguments = "{\"item\": \"" + "wagyu ".repeat(20) + "\"}";
		this.server.reply(OpenAiReply.toolCalls(new ToolCall("c1", "function", "check-inventory", arguments),
				new ToolCall("c2", "function", "dietary-check", "{}")));
		List<ToolCall> calls = client().stream(new Prompt(new UserMessage("steak")))
			.filter(ChatResponse::hasToolCalls)
			.map((response) -> response.getResult().getOutput().getToolCalls())
			.blockFirst();
		assertThat(calls).extracting(ToolCall::id, ToolCall::name, ToolCall::arguments)
			.containsExactly(tuple("c1", "check-inventory", arguments), tuple("c2", "dietary-check", "{}"));
	}

	private static String text(ChatResponse piece) {
		return (piece.getResult() != null) ? Objects.requireNonNullElse(piece.getResult().getOutput().getText(), "")
				: "";
	}

	private OpenAiChatModel client() {
		return OpenAiChatModel.builder()
			.openAiApi(OpenAiApi.builder().baseUrl(this.server.baseUrl()).apiKey("sk-test").build())
			.defaultOptions(OpenAiChatOptions.builder()
				.model("gpt-test")
				.streamUsage(true)
				.internalToolExecutionEnabled(false)
				.build())
			.build();
	}

	private void assertRefused(String body, String message) throws Exception {
		HttpResponse<String> response = post("/v1/chat/completions", body);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(JSON.readTree(response.body()).path("error").path("message").asText()).contains(message);
	}

	private JsonNode ask(String messages, String tools) throws Exception {
		HttpResponse<String> response = post("/v1/chat/completions", body(messages, tools));
		assertThat(response.statusCode()).isEqualTo(200);
		return JSON.readTree(response.body());
	}

	private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.server.baseUrl() + path))
			.header("Authorization", "Bearer sk-test")
			.POST(BodyPublishers.ofString(body))
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	private static String body(String messages, String tools) {
		return "{\"model\":\"gpt-test\",\"messages\":[%s],\"tools\":[%s]}".formatted(messages, tools);
	}

	private static String called(String id) {
		return "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"%s\",\"type\":\"function\","
			.formatted(id) + "\"function\":{\"name\":\"check-inventory\",\"arguments\":\"{}\"}}]}";
	}

	private static String result(String id, String text) {
		return "{\"role\":\"tool\",\"tool_call_id\":\"%s\",\"content\":\"%s\"}".formatted(id, text);
	}

}
