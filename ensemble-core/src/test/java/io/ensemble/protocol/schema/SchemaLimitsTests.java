package io.ensemble.protocol.schema;

import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.protocol.Decoded;
import io.ensemble.protocol.Golden;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.ProtocolSchema;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.message.WorkMessage;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.TraceContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a schema allows is what the code accepts.
 */
class SchemaLimitsTests {

	private static final SchemaCheck MESSAGES = new SchemaCheck(ProtocolSchema.MESSAGES.read());

	private static final SchemaCheck BODIES = new SchemaCheck(ProtocolSchema.BODIES.read());

	private final SchemaCheck task = MESSAGES.definition("task_request");

	private final SchemaCheck tool = MESSAGES.definition("tool_request");

	private final SchemaCheck body = BODIES.definition("WorkRequest");

	@ParameterizedTest
	@MethodSource("texts")
	void idsAndNames(String text) {
		for (String field : new String[] { "requestId", "from", "task" }) {
			assertSame("task_request", this.task, field, text);
			assertSame("task_request", this.body, field, text);
		}
		for (String field : new String[] { "requestId", "from", "tool" }) {
			assertSame("tool_request", this.tool, field, text);
		}
	}

	@ParameterizedTest
	@CsvSource({ "cacheKey,512", "cacheKey,513" })
	void lengths(String field, int length) {
		assertSame("task_request", this.task, field, "x".repeat(length));
		assertSame("task_request", this.body, field, "x".repeat(length));
	}

	@ParameterizedTest
	@CsvSource({ "2048,true", "2049,false" })
	void theAddressOfADelivery(int length, boolean accepted) {
		ObjectNode message = message("task_request");
		((ObjectNode) message.get("delivery")).put("address", "x".repeat(length));
		assertThat(this.task.errors(message).isEmpty()).isEqualTo(accepted);
		assertThat(isAccepted(message)).isEqualTo(accepted);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"PT5M\"", "\"P1D\"", "\"P1DT1H1M1.5S\"", "\"PT0.001S\"", "300", "0.5",
			"\"PT\"", "\"P\"", "\"P1Y\"", "\"5 minutes\"", "\"\"", "0", "-1", "true" })
	void deadlines(String json) {
		for (SchemaCheck schema : new SchemaCheck[] { this.task, this.body }) {
			ObjectNode message = message("task_request");
			message.set("deadline", StrictJson.tree(json));
			assertThat(schema.errors(message).isEmpty()).as(json).isEqualTo(isAccepted(message));
		}
	}

	@ParameterizedTest
	@CsvSource({ "-1", "0", "1" })
	void hops(int hops) {
		ObjectNode message = message("task_request").put("hops", hops);
		assertThat(this.task.errors(message).isEmpty()).isEqualTo(isAccepted(message));
	}

	@ParameterizedTest
	@CsvSource({ "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
			"cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes-later",
			"ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
			"00-00000000000000000000000000000000-00f067aa0ba902b7-01",
			"00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
			"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-4bf9-00f0-01", "''" })
	void traces(String traceparent) {
		ObjectNode trace = JsonNodeFactory.instance.objectNode().put("traceparent", traceparent);
		assertThat(MESSAGES.definition("TraceContext").errors(trace).isEmpty())
			.isEqualTo(TraceContext.isValid(traceparent));
		assertThat(BODIES.definition("TraceContext").errors(trace).isEmpty())
			.isEqualTo(TraceContext.isValid(traceparent));
	}

	@Test
	void theContextMayBeAnyJson() {
		for (String json : new String[] { "{\"dish\":\"soup\"}", "[1]", "1", "true", "null", "\"soup\"" }) {
			ObjectNode message = message("task_request");
			message.set("context", StrictJson.tree(json));
			assertThat(this.task.errors(message)).as(json).isEmpty();
			assertThat(isAccepted(message)).as(json).isTrue();
		}
	}

	static Stream<String> texts() {
		Stream<String> ascii = IntStream.range(0, 128).mapToObj(Character::toString);
		return Stream.concat(ascii, Stream.of("", "a b", "ä", "a\n", "x".repeat(128), "x".repeat(129)));
	}

	private void assertSame(String type, SchemaCheck schema, String field, String text) {
		ObjectNode message = message(type).put(field, text);
		assertThat(schema.errors(message).isEmpty()).as("%s '%s'", field, text).isEqualTo(isAccepted(message));
	}

	private static ObjectNode message(String type) {
		return (ObjectNode) StrictJson.tree(Golden.read("wire/" + type + ".json"));
	}

	private static boolean isAccepted(ObjectNode message) {
		String json = message.toString();
		Function<String, Object> read = (text) -> {
			Decoded decoded = new MessageCodec().decode(text);
			if (!(decoded instanceof Decoded.Known known)) {
				throw new InvalidRequestException("message", decoded.toString());
			}
			return (known.message() instanceof WorkMessage.TaskRequest task) ? task.toWorkRequest()
					: ((WorkMessage.ToolRequest) known.message()).toWorkRequest();
		};
		boolean accepted = succeeds(read, json);
		if (message.path("type").asText().equals("task_request")) {
			Function<String, Object> overHttp = (text) -> new HttpJson(1 << 20).readWork(text.getBytes(),
					() -> "unused");
			assertThat(succeeds(overHttp, json)).isEqualTo(accepted);
		}
		return accepted;
	}

	private static boolean succeeds(Function<String, Object> reader, String json) {
		try {
			return reader.apply(json) != null;
		}
		catch (InvalidRequestException ex) {
			return false;
		}
	}

}
