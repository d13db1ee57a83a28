package io.ensemble.protocol.stored;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.ensemble.work.CachePolicy;
import io.ensemble.work.Delegation;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.Digest;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Priority;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StoredJson}. The golden files are what stores hold by now: a change to
 * them is a change to other people's data.
 */
class StoredJsonTests {

	private static final WorkRequest REQUEST = WorkRequest.of("maint-7721", "purchase-parts", "Valve \"X-420\"\nsoon")
		.from("maintenance")
		.priority(Priority.HIGH)
		.deadline(Duration.ofMinutes(30))
		.delivery(new DeliverySpec(DeliveryMethod.QUEUE, "maintenance.results"))
		.traceContext(new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "a=b"))
		.cache(CachePolicy.FORCE_FRESH, "parts:X-420", Duration.ofHours(1))
		.hops(2)
		.build();

	private static final WorkResult RESULT = new WorkResult(WorkStatus.FAILED, "half of it", "Sold out",
			ErrorCode.TASK_FAILED, new TokenUsage(120, 7),
			List.of(new Delegation("maint-7721:1", "procurement", "find-vendor", WorkStatus.COMPLETED)));

	private static final RunStep TURN = new RunStep.ModelTurn(1, Digest.sha256("question"), "gpt-4o",
			new TokenUsage(120, 7),
			List.of(new RunStep.Reply("Let me see.", "tool_calls",
					List.of(new RunStep.Call("call_1", "function", "check-inventory", "{\"item\":\"steak\"}",
							Digest.sha256("definition")),
							new RunStep.Call("call_2", "function", "made-up", null, null)))),
			0);

	private static final RunStep TOOL = new RunStep.ToolResult(1, 0, "3 portions \"left\"\n", false, false);

	private static final RunStep FAILED_TOOL = new RunStep.ToolResult(1, 1, "There is no such tool.", true, true);

	private final StoredJson json = new StoredJson();

	@Test
	void requestsAreKeptAsInTheGoldenFile() throws IOException {
		assertThat(this.json.write(REQUEST)).isEqualTo(golden("request"));
		assertThat(this.json.readRequest(golden("request"))).isEqualTo(REQUEST);
	}

	@Test
	void resultsAreKeptAsInTheGoldenFile() throws IOException {
		assertThat(this.json.write(RESULT)).isEqualTo(golden("result"));
		assertThat(this.json.readResult(golden("result"))).isEqualTo(RESULT);
	}

	@Test
	void stepsOfRunsAreKeptAsInTheGoldenFiles() throws IOException {
		Map<String, RunStep> steps = Map.of("run-step-turn", TURN, "run-step-tool", TOOL, "run-step-tool-failed",
				FAILED_TOOL);
		for (Map.Entry<String, RunStep> step : steps.entrySet()) {
			assertThat(this.json.write(step.getValue())).isEqualTo(golden(step.getKey()));
			assertThat(this.json.readStep(golden(step.getKey()))).isEqualTo(step.getValue());
		}
	}

	@Test
	void whatIsAtItsDefaultIsLeftOutAndComesBack() {
		WorkRequest request = WorkRequest.of("r1", "prepare-meal", "").build();
		assertThat(this.json.write(request))
			.isEqualTo("{\"requestId\":\"r1\",\"task\":\"prepare-meal\",\"context\":\"\"}");
		assertThat(this.json.readRequest(this.json.write(request))).isEqualTo(request);
		WorkResult result = WorkResult.completed("");
		assertThat(this.json.write(result)).isEqualTo("{\"status\":\"COMPLETED\",\"output\":\"\"}");
		assertThat(this.json.readResult(this.json.write(result))).isEqualTo(result);
	}

	@Test
	void longTextsComeBack() {
		WorkRequest request = WorkRequest.of("r1", "prepare-meal", "\u00e9\ud83d\ude00".repeat(1_000_000)).build();
		assertThat(this.json.readRequest(this.json.write(request))).isEqualTo(request);
	}

	@Test
	void whatNewerVersionsAddedIsIgnored() {
		assertThat(this.json.readResult("{\"status\":\"COMPLETED\",\"output\":\"x\",\"mood\":\"good\"}"))
			.isEqualTo(WorkResult.completed("x"));
	}

	@Test
	void whatIsNoneOfOursIsNamed() {
		assertField("stored", () -> this.json.readRequest("{"));
		assertField("stored", () -> this.json.readRequest("null"));
		assertField("requestId", () -> this.json.readRequest("{\"task\":\"prepare-meal\"}"));
		assertField("stored", () -> this.json.readStep("{\"turn\":1}"));
		assertField("stored", () -> this.json.readStep("{\"type\":\"dream\",\"turn\":1}"));
		assertField("question", () -> this.json.readStep("{\"type\":\"turn\",\"number\":1}"));
		assertField("status", () -> this.json.readResult("{\"status\":\"DONE\"}"));
		assertField("status", () -> this.json.readResult("{\"status\":\"RUNNING\"}"));
		assertField("status", () -> this.json.readResult("{}"));
	}

	private static void assertField(String field, ThrowableAssert.ThrowingCallable reading) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(reading)
			.extracting(InvalidRequestException::getField)
			.isEqualTo(field);
	}

	private static String golden(String name) throws IOException {
		return new ClassPathResource("golden/stored/" + name + ".json").getContentAsString(StandardCharsets.UTF_8)
			.strip();
	}

}
