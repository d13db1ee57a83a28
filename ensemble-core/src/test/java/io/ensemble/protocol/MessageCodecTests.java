package io.ensemble.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ensemble.protocol.Decoded.Known;
import io.ensemble.protocol.Decoded.Malformed;
import io.ensemble.protocol.Decoded.Unknown;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.protocol.message.ConnectionMessage.Hello;
import io.ensemble.protocol.message.ConnectionMessage.Ping;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.message.WorkMessage.TaskRequest;
import io.ensemble.protocol.message.WorkMessage.TaskResponse;
import io.ensemble.protocol.message.WorkMessage.ToolRequest;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessageCodecTests {

	private static final String REQUEST = "{'type':'task_request','requestId':'r-1','from':'a','task':'t'";

	private final MessageCodec codec = new MessageCodec();

	@Test
	void findsTheTypeWhereverItStands() {
		assertThat(decode("{'requestId':'r-1','status':'COMPLETED','x':[{'type':'ping'}],'type':'task_response'}"))
			.isEqualTo(new Known(new TaskResponse("r-1", "COMPLETED", null, null, null, null, null)));
	}

	@Test
	void readsAMessageWithoutFields() {
		assertThat(decode("{'type':'ping','more':1}")).isEqualTo(new Known(new Ping()));
		assertThat(this.codec.encode(new Ping())).isEqualTo("{\"type\":\"ping\"}");
	}

	@ParameterizedTest(name = "{index}")
	@ValueSource(strings = { "soup \ud83c\udf5c", "cut \ud83c", "\udf5c cut", "\ud83c\ud83c\udf5c", "\udf5c\ud83c",
			"\\\ud83c" })
	void writesWhatEverySocketSendsAndSaysTheSame(String text) {
		TaskResponse message = new TaskResponse("r-1", "COMPLETED", text, null, null, null, null);
		String frame = this.codec.encode(message);
		assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(frame)).isTrue();
		assertThat(this.codec.decode(frame)).isEqualTo(new Known(message));
	}

	@Test
	void takesMissingListsAsEmpty() {
		assertThat(((Hello) known("{'type':'hello'}")).sharedCapabilities()).isEmpty();
		assertThat(((Hello) known("{'type':'hello','sharedCapabilities':null}")).sharedCapabilities()).isEmpty();
	}

	@Test
	void makesTheSameRequestOfBothDoors() {
		WorkRequest socket = ((TaskRequest) known(REQUEST + ",'context':'c'}")).toWorkRequest();
		WorkRequest http = new HttpJson(1000).readWork(
				json("{'requestId':'r-1','from':'a','task':'t','context':'c'}").getBytes(StandardCharsets.UTF_8),
				() -> "unused");
		assertThat(socket).isEqualTo(http);
		assertThat(socket.delivery()).isEqualTo(DeliverySpec.DEFAULT);
	}

	@Test
	void carriesAWholeRequestThereAndBack() {
		TaskRequest message = (TaskRequest) known(Golden.read("wire/task_request.json"));
		WorkRequest request = message.toWorkRequest();
		assertThat(request.deadline()).isEqualTo(Duration.ofMinutes(30));
		assertThat(TaskRequest.of(request, "maintenance").toWorkRequest()).isEqualTo(request);
	}

	@Test
	void takesAToolRequestAsWork() {
		ToolRequest message = (ToolRequest) known(Golden.read("wire/tool_request-passed-on.json"));
		WorkRequest request = message.toWorkRequest();
		assertThat(request.task()).isEqualTo("check-inventory");
		assertThat(request.context()).isEqualTo("wagyu beef");
		assertThat(request.hops()).isEqualTo(2);
		assertThat(ToolRequest.of(request, "room-service")).isEqualTo(message);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{'type':'teleport'}", "{'a':{},'type':'teleport','b':1}", "{'type':'teleport','type2':[]}" })
	void tellsUnknownTypesByName(String frame) {
		assertThat(decode(frame)).isEqualTo(new Unknown("teleport", null));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "java.lang.Runtime", "io.ensemble.protocol.message.ConnectionMessage$Ping", "Ping", "PING" })
	void neverTakesATypeForAClass(String type) {
		assertThat(decode("{'type':'" + type + "'}")).isEqualTo(new Unknown(type, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'type':null}", "{'type':5}", "{'type':{}}", "{'type':['ping']}", "{'x':1}" })
	void asksForAType(String frame) {
		assertThat(decode(frame)).isInstanceOfSatisfying(Malformed.class,
				(malformed) -> assertThat(malformed.field()).isEqualTo("type"));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~',
			textBlock = """
					~'priority':'URGENT'~, ~priority must be one of CRITICAL, HIGH, NORMAL, LOW~
					~'delivery':{'method':'FAX'}~, ~delivery.method must be one of WEBSOCKET, QUEUE, TOPIC, WEBHOOK, STORE, BROADCAST_CLAIM, NONE~
					~'delivery':{}~, delivery.method must be given
					~'deadline':'soon'~, ~deadline must be an ISO-8601 duration such as PT30S, or a number of seconds~
					~'cacheKey':7~, cacheKey must be a text
					~'hops':'many'~, hops must be a number
					~'traceContext':[]~, traceContext must be an object
					""")
	void namesTypeRequestAndFieldOfARequestThatDoesNotFit(String field, String detail) {
		assertThat(decode(REQUEST + "," + field + "}")).isInstanceOfSatisfying(Malformed.class, (malformed) -> {
			assertThat(malformed.detail()).isEqualTo(detail);
			assertThat(malformed.code()).isEqualTo(ErrorCode.INVALID);
			assertThat(malformed.type()).isEqualTo("task_request");
			assertThat(malformed.requestId()).isEqualTo("r-1");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "from", "task", "requestId" })
	void namesWhatIsMissing(String field) {
		String frame = (REQUEST + "}").replaceFirst("'" + field + "':'[^']*'", "'x':1");
		assertThat(decode(frame)).isInstanceOfSatisfying(Malformed.class,
				(malformed) -> assertThat(malformed.detail()).isEqualTo(field + " must be given"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("hostileFrames")
	void answersHostileFramesQuicklyAndCleanly(String name, Supplier<String> hostile, String detail) throws Exception {
		String frame = json(hostile.get());
		Malformed malformed = (Malformed) CompletableFuture.supplyAsync(() -> this.codec.decode(frame))
			.get(2, TimeUnit.SECONDS);
		assertThat(malformed.detail()).contains(detail).hasSizeLessThan(200).doesNotContain("jackson", "io.ensemble");
		assertThat(malformed.requestId()).isEqualTo(frame.contains("r-1") ? "r-1" : null);
	}

	static Stream<Arguments> hostileFrames() {
		String limits = "message has too deep a nesting, too many values, or too long a number, name or text";
		String syntax = "message is not well-formed JSON (line 1, column ";
		return Stream.of(frame("depth 10,000", () -> REQUEST + ",'x':" + "[".repeat(10_000), limits),
				frame("depth 10,000, id behind it",
						() -> "{'type':'task_request','x':" + "[".repeat(10_000) + "]".repeat(10_000)
								+ ",'requestId':'r-1'}",
						limits),
				frame("depth 1,000,000", () -> REQUEST + ",'x':" + "{'a':".repeat(1_000_000), limits),
				frame("depth in a context", () -> REQUEST + ",'context':" + "[".repeat(10_000), limits),
				frame("number of a million digits", () -> REQUEST + ",'hops':" + "9".repeat(1_000_000) + "}", limits),
				frame("unknown number of a million digits", () -> REQUEST + ",'x':" + "9".repeat(1_000_000) + "}",
						limits),
				frame("300,000 unknown fields",
						() -> IntStream.range(0, 300_000)
							.mapToObj((i) -> ",'x" + i + "':1")
							.collect(Collectors.joining("", REQUEST, "}")),
						limits),
				frame("huge exponent", () -> REQUEST + ",'deadline':1e999999999}", "deadline must be"),
				frame("huge name", () -> REQUEST + ",'" + "n".repeat(1_000_000) + "':1}", limits),
				frame("huge text", () -> REQUEST + ",'context':'" + "x".repeat(5_000_000) + "'}", limits),
				frame("same field twice", () -> REQUEST + ",'task':'u'}", "message has a field twice"),
				frame("same type twice", () -> REQUEST + ",'type':'ping'}", "message has a field twice"),
				frame("same unknown field twice", () -> REQUEST + ",'x':{'y':1,'y':2}}", "message has a field twice"),
				frame("NaN", () -> REQUEST + ",'hops':NaN}", syntax),
				frame("Infinity", () -> REQUEST + ",'x':-Infinity}", syntax),
				frame("trailing garbage", () -> REQUEST + "}garbage", "message"),
				frame("trailing document", () -> REQUEST + "}{}", "message must be exactly one JSON object"),
				frame("cut off", () -> REQUEST, syntax), frame("comment", () -> REQUEST + "/**/}", syntax),
				frame("BOM", () -> "\ufeff{'type':'ping'}", syntax),
				frame("empty", () -> "", "message must be exactly one JSON object"),
				frame("blank", () -> "  \n ", "message must be exactly one JSON object"),
				frame("null", () -> "null", "message must be exactly one JSON object"),
				frame("array", () -> "[{'type':'ping'}]", "message must be exactly one JSON object"),
				frame("type and value", () -> "['ping',{}]", "message must be exactly one JSON object"),
				frame("text", () -> "'ping'", "message must be exactly one JSON object"),
				frame("number", () -> "1", "message must be exactly one JSON object"),
				frame("raw control character", () -> REQUEST + ",'context':'\u0001'}", syntax),
				frame("Java object stream", () -> "\u00ac\u00ed\u0000\u0005sr", syntax));
	}

	private static Arguments frame(String name, Supplier<String> frame, String detail) {
		return Arguments.of(name, frame, detail);
	}

	@Test
	void echoesNothingOfTheFrame() {
		Malformed malformed = (Malformed) decode(REQUEST + ",'priority':'EVIL\\nLINE','x':'EVIL'}");
		assertThat(malformed.detail()).doesNotContain("EVIL").doesNotContain("\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'@class':'java.lang.Runtime'", "'@type':'java.lang.Runtime'",
			"'context':{'@class':'java.lang.Runtime'}", "'context':'${jndi:ldap://x/y}'",
			"'context':'#{T(java.lang.Runtime).getRuntime()}'" })
	void takesPayloadsThatAimAtTheReaderAsPlainData(String field) {
		assertThat(known(REQUEST + "," + field + "}")).isInstanceOf(TaskRequest.class);
	}

	@Test
	void keepsTextThatNeedsEscaping() {
		String text = "\"quotes\", \\, \n\r\t, \u0000, \u2028, <b>, 🍣";
		TaskResponse response = new TaskResponse("r-1", "COMPLETED", text, null, 1L, null, null);
		assertThat(this.codec.decode(this.codec.encode(response))).isEqualTo(new Known(response));
		assertThat(this.codec.encode(response)).doesNotContain("\n").doesNotContain("\u0000");
	}

	@Test
	void givesARequestIdBackEvenIfItIsTooLong() {
		String id = "x".repeat(200);
		Malformed malformed = (Malformed) decode("{'type':'task_request','requestId':'" + id + "'}");
		assertThat(malformed.requestId()).isEqualTo(id);
	}

	private Message known(String frame) {
		return ((Known) decode(frame)).message();
	}

	private Decoded decode(String frame) {
		return this.codec.decode(json(frame));
	}

	private static String json(String text) {
		return text.replace('\'', '"');
	}

}
