package io.ensemble.protocol.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.ensemble.protocol.Golden;
import io.ensemble.protocol.part.CapabilityDescription;
import io.ensemble.protocol.part.WorkEnvelope;
import io.ensemble.work.CachePolicy;
import io.ensemble.work.Delegation;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.TraceContext;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkProgress;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the bodies, built in Java, to the golden files of the HTTP API.
 */
class HttpGoldenTests {

	private static final Instant SUBMITTED = Instant.parse("2026-03-06T09:00:00Z");

	private static final Instant STARTED = Instant.parse("2026-03-06T09:10:00Z");

	private static final Instant ENDED = Instant.parse("2026-03-06T09:11:21.234Z");

	private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private static final WorkRequest REQUEST = WorkRequest
		.of("maint-7721", "purchase-parts", "Replacement valve X-420 for building 2")
		.from("maintenance")
		.priority(Priority.HIGH)
		.deadline(Duration.ofMinutes(30))
		.delivery(new DeliverySpec(DeliveryMethod.STORE, "maintenance.results"))
		.traceContext(new TraceContext(TRACEPARENT, "agentensemble=maintenance"))
		.cache(CachePolicy.FORCE_FRESH, "parts:X-420", Duration.ofHours(1))
		.hops(1)
		.build();

	private static final WorkRecord QUEUED = queued(REQUEST);

	private static final WorkRecord RUNNING = QUEUED.started(STARTED);

	private static final WorkRecord COMPLETED = RUNNING
		.finished(
				WorkResult.completed("PO #4821, Thursday")
					.with(new TokenUsage(1000, 200), List
						.of(new Delegation("maint-7721:1", "procurement", "find-vendor", WorkStatus.COMPLETED))),
				ENDED);

	private final HttpJson json = new HttpJson(1024 * 1024);

	@Test
	void writesAndReadsTheWorkRequest() {
		Golden.assertEqual("http/work-request.json", this.json.write(REQUEST));
		assertThat(this.json.readWork(bytes("work-request"), () -> "unused")).isEqualTo(REQUEST);
	}

	@Test
	void leavesDefaultsOutOfTheWorkRequest() {
		WorkRequest request = WorkRequest.of("maint-7722", "purchase-parts", "").build();
		Golden.assertEqual("http/work-request-minimal.json", this.json.write(request));
		assertThat(this.json.readWork(bytes("work-request-minimal"), () -> "unused")).isEqualTo(request);
	}

	@Test
	void readsTheEnvelopeOfAgentEnsemble() {
		WorkRequest request = this.json.readWork(bytes("work-request-agentensemble"), () -> "unused");
		assertThat(request.deadline()).isEqualTo(Duration.ofMinutes(30));
		assertThat(request.maxAge()).isEqualTo(Duration.ofHours(1));
		assertThat(request.delivery())
			.isEqualTo(new DeliverySpec(DeliveryMethod.WEBHOOK, "https://maintenance.internal/callback"));
		assertThat(request.cachePolicy()).isEqualTo(CachePolicy.FORCE_FRESH);
	}

	@Test
	void writesWhatWasAccepted() {
		assertGolden("work-accepted", WorkBody.Accepted.of("maint-7721", 7, Duration.ofMinutes(45)));
	}

	@Test
	void writesOpenWork() {
		assertGolden("work-state-queued", queuedState());
		assertGolden("work-state-running", runningState());
		assertGolden("work-state-waiting-review",
				WorkBody.State.of(RUNNING.withStatus(WorkStatus.WAITING_REVIEW), 7L, Duration.ofSeconds(30)));
	}

	@Test
	void writesWorkWithoutSenderAndTrace() {
		WorkRequest request = WorkRequest.of("maint-7721", "purchase-parts", "").priority(Priority.HIGH).build();
		assertGolden("work-state-untraced", WorkBody.State.of(queued(request), 7L, Duration.ofMinutes(45)));
	}

	@Test
	void writesWorkThatEnded() {
		assertGolden("work-state-completed", WorkBody.State.of(COMPLETED, 3L, Duration.ofMinutes(1)));
		assertGolden("work-state-failed", ended(WorkResult.failed("No vendor has it")));
		assertGolden("work-state-cancelled",
				ended(WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED, "withdrawn by its caller")
					.withOutput("Asked 2 of 3 vendors")));
		assertGolden("work-state-rejected",
				ended(WorkResult.ended(WorkStatus.REJECTED, ErrorCode.REJECTED, "the manager said no")));
	}

	@Test
	void writesSchedules() {
		EnsembleBody.Schedule active = new EnsembleBody.Schedule("inventory", "report-inventory", false,
				Instant.parse("2026-03-06T10:00:00Z"), "schedule:inventory:1772787600000");
		EnsembleBody.Schedule paused = new EnsembleBody.Schedule("night-audit", "daily-report", true, null, null);
		assertGolden("schedule-active", active);
		assertGolden("schedule-paused", paused);
		assertGolden("schedules", new EnsembleBody.Schedules(List.of(active, paused)));
	}

	@Test
	void writesWorkThatWasAnsweredFromTheCacheAsNeverStarted() {
		assertGolden("work-state-cached",
				WorkBody.State.of(QUEUED.finished(WorkResult.completed("PO #4821, Thursday"), ENDED), null, null));
	}

	@Test
	void writesWorkThatExpiredUnstartedAndWorkThatIsDead() {
		assertGolden("work-state-expired",
				WorkBody.State.of(QUEUED
					.finished(WorkResult.ended(WorkStatus.EXPIRED, ErrorCode.EXPIRED, "the deadline passed"), ENDED),
						null, null));
		WorkRecord fifth = QUEUED.requeued(4).started(STARTED);
		assertGolden("work-state-dead",
				WorkBody.State.of(fifth
					.finished(WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD, "every attempt was lost"), ENDED), null,
						null));
	}

	@Test
	void writesPages() {
		assertGolden("work-page",
				new WorkBody.Page(List.of(WorkBody.State.of(COMPLETED, null, null), queuedState()), "bWFpbnQtNzcyMQ"));
		assertGolden("work-page-last", new WorkBody.Page(List.of(), null));
	}

	@Test
	void writesDeadLetters() {
		WorkRecord fifth = QUEUED.requeued(3).started(STARTED).retried("the vendor's line is busy").started(STARTED);
		WorkRecord letter = fifth.finished(WorkResult.ended(WorkStatus.DEAD, ErrorCode.DEAD,
				"Given up after 5 attempts; the last one failed: nobody answers"), ENDED);
		assertGolden("dead-letter-state", DeadLetterBody.State.whole(letter));
		assertGolden("dead-letter-page",
				new DeadLetterBody.Page(
						List.of(DeadLetterBody.State.of(letter),
								DeadLetterBody.State.of(fifth.requeued(5).finished(fifth.requeued(5).lost(), ENDED))),
						"bWFpbnQtNzcyMQ"));
	}

	@Test
	void writesDeliveries() {
		assertGolden("delivery-state",
				new DeliveryBody.State("maint-7721", "purchase-parts", "maintenance", WorkStatus.COMPLETED, ENDED,
						DeliveryMethod.STORE, "GIVEN_UP", 24, "The receiver answered 503", ENDED, null,
						WorkEnvelope.of(REQUEST)));
		assertGolden("delivery-page",
				new DeliveryBody.Page(List.of(new DeliveryBody.State("maint-7721", "purchase-parts", null,
						WorkStatus.FAILED, ENDED, DeliveryMethod.WEBHOOK, "PENDING", 0, null, ENDED, ENDED, null)),
						"bWFpbnQtNzcyMQ"));
	}

	@Test
	void writesTheEventsOfAPieceOfWork() {
		String events = this.json.event("QUEUED", queuedState()) + this.json.event("RUNNING", runningState())
				+ this.json.event("progress", runningState().withProgress(new WorkProgress("Asking 3 vendors", 40)))
				+ this.json.event("COMPLETED", WorkBody.State.of(COMPLETED, null, null));
		assertThat(events).isEqualTo(Golden.read("http/work-events.txt"));
	}

	@Test
	void writesAndReadsToolCalls() {
		assertThat(this.json.read(bytes("tool-call"), ToolBody.Call.class))
			.isEqualTo(new ToolBody.Call("wagyu beef", "rs-17"));
		assertGolden("tool-call", new ToolBody.Call("wagyu beef", "rs-17"));
		assertGolden("tool-answer", new ToolBody.Answer(WorkStatus.COMPLETED, "12 portions", 3));
	}

	@Test
	void writesAndReadsChangesOfPriority() {
		assertThat(this.json.read(bytes("priority-change"), WorkBody.PriorityChange.class).priority())
			.isEqualTo(Priority.CRITICAL);
		assertGolden("priority-change", new WorkBody.PriorityChange(Priority.CRITICAL));
	}

	@Test
	void writesWhatAnEnsembleSaysOfItself() {
		assertGolden("capabilities", new EnsembleBody.Capabilities("kitchen", "hotel-airport",
				List.of(CapabilityDescription.of("prepare-meal", "Prepare a meal", List.of("food"),
						"{\"type\": \"string\"}")),
				List.of(CapabilityDescription.of("check-inventory", "Check stock", List.of("stock", "food"), """
						{"type": "object", "properties": {"item": {"type": "string"}}, "required": ["item"]}"""))));
		assertGolden("status",
				new EnsembleBody.Status("kitchen", "hotel-airport", "READY", 2, 7, 10, 0.2,
						List.of("check-inventory", "prepare-meal"),
						List.of(new EnsembleBody.Peer("room-service", null, "CONNECTED")), Duration.ofMinutes(90)));
	}

	@Test
	void writesHealthAndLifecycle() {
		assertGolden("health-up", new EnsembleBody.Health("UP"));
		assertGolden("health-down", new EnsembleBody.Health("DOWN"));
		assertGolden("health-out-of-service", new EnsembleBody.Health("OUT_OF_SERVICE"));
		assertGolden("lifecycle-drain", new EnsembleBody.Lifecycle("DRAINING"));
	}

	@ParameterizedTest
	@MethodSource("problems")
	void writesEveryProblemWithItsCodeTitleAndStatus(ProblemType type) {
		String file = "problem-" + type.urn().substring("urn:ensemble:problem:".length());
		Problem golden = this.json.read(bytes(file), Problem.class);
		Problem problem = Problem.of(type, golden.detail())
			.withField(golden.field())
			.retryAfter((golden.retryAfter() != null) ? Duration.ofSeconds(golden.retryAfter()) : null)
			.at(golden.instance(), golden.requestId());
		assertGolden(file, problem);
	}

	@Test
	void everyProblemHasAFileAndEveryFileAProblem() {
		List<String> files = Golden.names("http").stream().filter((name) -> name.startsWith("problem-")).toList();
		assertThat(problems().map((type) -> type.urn().replace("urn:ensemble:problem:", "problem-")))
			.containsExactlyInAnyOrderElementsOf(files);
	}

	@Test
	void everyErrorCodeIsAProblemOfTheSameName() {
		assertThat(ErrorCode.values())
			.allSatisfy((code) -> assertThat(ProblemType.of(code).urn()).endsWith(":" + code.dashed()));
	}

	@Test
	void namesTheFieldOfAnInvalidRequest() {
		Problem problem = Problem
			.of(new InvalidRequestException("priority", "must be one of CRITICAL, HIGH, NORMAL, LOW"))
			.at("/api/work", "maint-7721");
		assertGolden("problem-invalid-request", problem);
	}

	@Test
	void roundsTheTimeToRetryUp() {
		assertThat(Problem.of(ProblemType.QUEUE_FULL, "full").retryAfter(Duration.ofMillis(1)).retryAfter())
			.isEqualTo(1);
		assertThat(Problem.of(ProblemType.QUEUE_FULL, "full").retryAfter(Duration.ofSeconds(2)).retryAfter())
			.isEqualTo(2);
	}

	static Stream<ProblemType> problems() {
		return Arrays.stream(ProblemType.values());
	}

	private static WorkRecord queued(WorkRequest request) {
		return WorkRecord.queued(new Submission(request, WorkKey.ANYONE, Ingress.HTTP), SUBMITTED);
	}

	private static WorkBody.State queuedState() {
		return WorkBody.State.of(QUEUED, 7L, Duration.ofMinutes(45));
	}

	private static WorkBody.State runningState() {
		return WorkBody.State.of(RUNNING, 7L, Duration.ofSeconds(30));
	}

	private static WorkBody.State ended(WorkResult result) {
		return WorkBody.State.of(RUNNING.finished(result, ENDED), 1L, Duration.ofMinutes(1));
	}

	private static byte[] bytes(String name) {
		return Golden.read("http/" + name + ".json").getBytes(StandardCharsets.UTF_8);
	}

	private void assertGolden(String name, HttpBody body) {
		Golden.assertEqual("http/" + name + ".json", this.json.write(body));
	}

}
