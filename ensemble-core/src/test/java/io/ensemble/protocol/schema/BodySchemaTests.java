package io.ensemble.protocol.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.protocol.Golden;
import io.ensemble.protocol.ProtocolSchema;
import io.ensemble.protocol.http.HttpBody;
import io.ensemble.protocol.http.ProblemType;
import io.ensemble.protocol.http.ToolBody;
import io.ensemble.protocol.http.WorkBody;
import io.ensemble.protocol.json.StrictJson;
import io.ensemble.protocol.part.WorkEnvelope;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.TraceContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the schema of the bodies of the HTTP API to the records and to the golden files.
 */
class BodySchemaTests {

	private static final JsonNode SCHEMA = ProtocolSchema.BODIES.read();

	/** Which definition a golden file is of, by the beginning of its name. */
	private static final Map<String, String> DEFINITIONS = Map.ofEntries(Map.entry("problem-", "Problem"),
			Map.entry("work-state", "WorkState"), Map.entry("work-page", "WorkPage"),
			Map.entry("dead-letter-page", "DeadLetterPage"), Map.entry("dead-letter-state", "DeadLetterState"),
			Map.entry("delivery-page", "DeliveryPage"), Map.entry("delivery-state", "DeliveryState"),
			Map.entry("work-request", "WorkRequest"), Map.entry("work-accepted", "WorkAccepted"),
			Map.entry("priority-change", "WorkPriorityChange"), Map.entry("tool-call", "ToolCall"),
			Map.entry("tool-answer", "ToolAnswer"), Map.entry("health-", "EnsembleHealth"),
			Map.entry("status", "EnsembleStatus"), Map.entry("capabilities", "EnsembleCapabilities"),
			Map.entry("lifecycle-", "EnsembleLifecycle"), Map.entry("schedule-", "EnsembleSchedule"),
			Map.entry("schedules", "EnsembleSchedules"));

	private final SchemaCheck lenient = new SchemaCheck(SCHEMA);

	private final SchemaCheck strict = SchemaCheck.strict(SCHEMA);

	@Test
	void describesEveryBodyAsItsRecordDoesAndNothingElse() {
		RecordSchemas schemas = new RecordSchemas(Set.of(WorkEnvelope.class, ToolBody.Call.class,
				WorkBody.PriorityChange.class, DeliverySpec.class, TraceContext.class));
		schemas.add(WorkEnvelope.class);
		bodies(HttpBody.class).forEach(schemas::add);
		new SchemaFile("bodies.schema.json").assertUpToDate("Bodies of the HTTP API of an ensemble", List.of(),
				schemas.definitions());
	}

	@Test
	void isItselfASchema() {
		assertThat(SchemaCheck.metaSchema().errors(SCHEMA)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("files")
	void everyGoldenFileIsABodyWithoutAnythingUndocumented(String name) {
		JsonNode body = StrictJson.tree(Golden.read("http/" + name + ".json"));
		assertThat(this.strict.definition(definition(name)).errors(body)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("files")
	void aBodyWithoutWhatItNeedsIsRejected(String name) {
		ObjectNode body = (ObjectNode) StrictJson.tree(Golden.read("http/" + name + ".json"));
		for (JsonNode required : SCHEMA.at("/$defs/" + definition(name) + "/required")) {
			ObjectNode incomplete = body.deepCopy();
			incomplete.remove(required.asText());
			assertThat(this.lenient.definition(definition(name)).errors(incomplete)).as("without %s", required)
				.isNotEmpty();
		}
	}

	@Test
	void theEventsCarryTheState() {
		SchemaCheck state = this.strict.definition("WorkState");
		List<String> data = Golden.read("http/work-events.txt")
			.lines()
			.filter((line) -> line.startsWith("data: "))
			.map((line) -> line.substring("data: ".length()))
			.toList();
		assertThat(data).hasSize(4).allSatisfy((json) -> assertThat(state.errors(StrictJson.tree(json))).isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "work-request,priority,\"SOON\"", "work-request,task,\"\"", "work-request,deadline,{}",
			"work-request,delivery,\"STORE\"", "work-state-queued,status,\"ACCEPTED\"",
			"work-state-queued,submittedAt,\"yesterday\"", "work-state-queued,delegations,null",
			"work-state-queued,from,1", "work-accepted,status,\"QUEUED\"", "health-up,status,\"FINE\"",
			"status,state,\"ASLEEP\"", "delivery-state,state,\"LOST\"", "problem-queue-full,status,\"503\"",
			"problem-queue-full,type,\"about:blank\"", "status,uptime,\"1 h\"" })
	void aWrongValueIsRejected(String file, String field, String value) {
		ObjectNode body = (ObjectNode) StrictJson.tree(Golden.read("http/" + file + ".json"));
		body.set(field, StrictJson.tree(value));
		assertThat(this.lenient.definition(definition(file)).errors(body)).isNotEmpty();
	}

	@Test
	void everyKindOfProblemIsNamed() {
		JsonNode type = SCHEMA.at("/$defs/Problem/properties/type");
		for (ProblemType problem : ProblemType.values()) {
			assertThat(problem.urn()).matches(type.path("pattern").asText());
			assertThat(type.path("examples").toString()).contains('"' + problem.urn() + '"');
		}
		assertThat(type.path("examples")).hasSize(ProblemType.values().length);
	}

	static Stream<String> files() {
		return Golden.names("http").stream();
	}

	private static String definition(String file) {
		return DEFINITIONS.entrySet()
			.stream()
			.filter((entry) -> file.startsWith(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseThrow(() -> new AssertionError("Say which definition " + file + " is of"));
	}

	private static Stream<Class<?>> bodies(Class<?> type) {
		return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(BodySchemaTests::bodies)
				: Stream.of(type);
	}

}
