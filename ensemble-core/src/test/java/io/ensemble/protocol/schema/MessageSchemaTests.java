package io.ensemble.protocol.schema;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.protocol.Golden;
import io.ensemble.protocol.ProtocolSchema;
import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the schema of the WebSocket's messages to the records and to the golden files.
 */
class MessageSchemaTests {

	private static final JsonNode SCHEMA = ProtocolSchema.MESSAGES.read();

	private final SchemaCheck lenient = new SchemaCheck(SCHEMA);

	private final SchemaCheck strict = SchemaCheck.strict(SCHEMA);

	@Test
	void describesEveryMessageAsItsRecordDoesAndNothingElse() {
		RecordSchemas schemas = new RecordSchemas(null);
		List<JsonNode> messages = messages(Message.class).map(schemas::add)
			.map(JsonNode.class::cast)
			.sorted((a, b) -> a.toString().compareTo(b.toString()))
			.toList();
		new SchemaFile("messages.schema.json").assertUpToDate("Messages of the WebSocket of an ensemble", messages,
				schemas.definitions());
	}

	@Test
	void isItselfASchema() {
		assertThat(SchemaCheck.metaSchema().errors(SCHEMA)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyGoldenFileIsAMessageOfItsTypeWithoutAnythingUndocumented(String name) {
		JsonNode message = StrictJson.tree(Golden.read("wire/" + name + ".json"));
		assertThat(this.strict.errors(message)).isEmpty();
		assertThat(this.strict.definition(name.split("-")[0]).errors(message)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("files")
	void aMessageOfUnknownTypeOrWithoutWhatItNeedsIsRejected(String name) {
		ObjectNode message = (ObjectNode) StrictJson.tree(Golden.read("wire/" + name + ".json"));
		String type = message.path("type").asText();
		for (JsonNode required : SCHEMA.at("/$defs/" + type + "/required")) {
			ObjectNode incomplete = message.deepCopy();
			incomplete.remove(required.asText());
			assertThat(this.lenient.errors(incomplete)).as("without %s", required).isNotEmpty();
		}
		assertThat(this.lenient.errors(message.put("type", "no_such_type"))).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "task_request,priority,\"SOON\"", "task_request,priority,\"high\"", "task_request,task,17",
			"task_request,deadline,true", "task_request,hops,-1", "task_request,traceContext,\"00\"",
			"task_accepted,queuePosition,\"7\"", "capability_query,capabilityType,\"AGENT\"",
			"notification,severity,\"FATAL\"", "hello,sharedCapabilities,{}", "hello,startedAt,1",
			"capacity_update,shareable,\"yes\"", "subscribe,events,[1]", "heartbeat,serverTimeMs,1.5" })
	void aWrongValueIsRejected(String file, String field, String value) {
		ObjectNode message = (ObjectNode) StrictJson.tree(Golden.read("wire/" + file + ".json"));
		message.set(field, StrictJson.tree(value));
		assertThat(this.lenient.errors(message)).isNotEmpty();
	}

	@Test
	void aFieldThatIsNotKnownIsIgnoredAsThePeersDo() {
		ObjectNode message = (ObjectNode) StrictJson.tree(Golden.read("wire/task_request.json"));
		message.put("invented", true);
		assertThat(this.lenient.errors(message)).isEmpty();
		assertThat(this.strict.errors(message)).isNotEmpty();
	}

	static Stream<String> files() {
		return Golden.names("wire").stream();
	}

	private static Stream<Class<?>> messages(Class<?> type) {
		return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MessageSchemaTests::messages)
				: Stream.of(type);
	}

}
