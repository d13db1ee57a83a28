package io.ensemble.run.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CurrentWork;
import io.ensemble.run.EnsembleRun;
import io.ensemble.run.InvalidRunException;
import io.ensemble.run.OnTaskFailure;
import io.ensemble.run.Run;
import io.ensemble.run.RunTask;
import io.ensemble.run.result.NoOutputException;
import io.ensemble.run.result.RunResult;
import io.ensemble.run.result.RunStatus;
import io.ensemble.run.result.TaskResult;
import io.ensemble.run.result.TaskStatus;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.token.TokenUsage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EnsembleRunsTests {

	private final RunEngine engine = RunEngine.with(10);

	private final Map<String, CompletableFuture<String>> outputs = new LinkedHashMap<>();

	private final List<Object> seen = new ArrayList<>();

	@Test
	void tasksOfASequenceAreGivenTheOutputsBeforeThem() {
		RunResult result = this.engine.run(Run.of(
				RunTask.function("research", (input) -> "facts about " + input.input("topic")),
				RunTask.function("outline", (input) -> "outline of " + input.output("research")),
				RunTask
					.function("report", (input) -> input.text() + ": " + String.join(" + ", input.outputs().values()))
					.text("A report on {topic}"))
			.input("topic", "AI"));
		assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(result.output()).isEqualTo("A report on AI: facts about AI + outline of facts about AI");
		assertThat(result.tasks()).extracting(TaskResult::name).containsExactly("research", "outline", "report");
	}

	@Test
	void whatIsAskedForIsTheTextAndTheOutputsThatAreContext() {
		RunResult result = this.engine.run(Run.of(constant("a", "A"), constant("b", "B"),
				constant("text", "T").text("Join."), constant("bare", "X").context("b"),
				constant("both", "Y").context("a", "b"), constant("alone", "Z").text("Join.").withoutContext()));
		assertThat(context(result, "text")).isEqualTo("Join.\n\nOutput of the task a:\nA\n\nOutput of the task b:\nB");
		assertThat(context(result, "bare")).isEqualTo("B");
		assertThat(context(result, "both")).isEqualTo("Output of the task a:\nA\n\nOutput of the task b:\nB");
		assertThat(context(result, "alone")).isEqualTo("Join.");
	}

	@Test
	void tasksThatDoNotWaitForEachOtherRunAtTheSameTime() {
		EnsembleRun run = this.engine.start(Run
			.of(waiting("left"), waiting("right"),
					RunTask.function("join", (input) -> input.output("left") + input.output("right"))
						.context("right", "left"))
			.parallel());
		assertThat(this.outputs).containsOnlyKeys("left", "right");
		assertThat(this.engine.engine.inFlight.size()).isEqualTo(2);
		this.outputs.get("right").complete("R");
		assertThat(this.engine.result(run)).isNull();
		this.outputs.get("left").complete("L");
		assertThat(this.engine.result(run).output()).isEqualTo("LR");
	}

	@Test
	void tasksOfASequenceRunOneAfterTheOtherEvenWithoutContext() {
		EnsembleRun run = this.engine.start(Run.of(waiting("first"), waiting("second").withoutContext()));
		assertThat(this.outputs).containsOnlyKeys("first");
		this.outputs.get("first").complete("1");
		this.engine.engine.time.runReady();
		assertThat(this.outputs).containsOnlyKeys("first", "second");
		this.outputs.get("second").complete("2");
		assertThat(this.engine.result(run).isCompleted()).isTrue();
	}

	@Test
	void theTasksOfARunRespectTheLimitOfTheEngine() {
		RunEngine narrow = RunEngine.with(2);
		narrow.start(Run.of(waiting("a"), waiting("b"), waiting("c")).parallel());
		assertThat(this.outputs).containsOnlyKeys("a", "b");
		this.outputs.get("a").complete("A");
		narrow.engine.time.runReady();
		assertThat(this.outputs).containsOnlyKeys("a", "b", "c");
	}

	@Test
	void theTasksAreWorkOfTheEngineWithIdsOfTheRun() {
		EnsembleRun run = this.engine.start(Run.of(constant("a", "A"), constant("b", "B")).priority(Priority.HIGH));
		RunResult result = this.engine.result(run);
		assertThat(run.id()).matches("run-[0-9a-f]{32}");
		assertThat(result.tasks()).extracting(TaskResult::requestId).containsExactly(run.id() + ":1", run.id() + ":2");
		WorkRecord record = this.engine.engine.record(run.id() + ":2");
		assertThat(record.request().task()).isEqualTo("b");
		assertThat(record.request().from()).isEqualTo("kitchen");
		assertThat(record.ingress()).isEqualTo(Ingress.LOCAL);
		assertThat(record.priority()).isEqualTo(Priority.HIGH);
		assertThat(this.engine.engine.statuses(run.id() + ":2")).containsExactly("QUEUED", "RUNNING", "COMPLETED");
		assertThat(result.tasks()).extracting(TaskResult::traceId).containsOnly(run.traceId());
		assertThat(record.trace().traceId()).isEqualTo(run.traceId());
	}

	@Test
	void whatATaskDoesIsSeenByNobodyElse() {
		this.engine.run(Run.of(constant("secret", "A")).id("r"));
		assertThat(this.engine.engine.capabilities.all()).isEmpty();
		assertThat(this.engine.engine.capabilities.find(WorkKey.of("r:1"), "secret")).isEmpty();
	}

	@Test
	void tokensAndTimesAreAddedUp() {
		EnsembleRun run = this.engine.start(Run.of(spending("a", 100), waiting("b"), spending("c", 20)));
		this.engine.engine.time.advance(Duration.ofSeconds(3));
		this.outputs.get("b").complete("B");
		RunResult result = this.engine.result(run);
		assertThat(result.tokens()).isEqualTo(new TokenUsage(120, 12));
		assertThat(result.task("a").tokens()).isEqualTo(new TokenUsage(100, 10));
		assertThat(result.task("b").tokens()).isEqualTo(TokenUsage.NONE);
		assertThat(result.task("b").duration()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(1));
		assertThat(result.task("a").duration()).isLessThan(Duration.ofSeconds(1));
		assertThat(result.duration()).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void outputsAreReadAsObjects() {
		RunResult result = this.engine.run(Run
			.of(RunTask.function("order", (input) -> new Order("soup", input.input("room", Integer.class))),
					RunTask.function("next", (input) -> input.output("order", Order.class).room() + 1))
			.input("room", 403));
		assertThat(result.task("order").output()).isEqualTo("{\"dish\":\"soup\",\"room\":403}");
		assertThat(result.task("order").output(Order.class)).isEqualTo(new Order("soup", 403));
		assertThat(result.output(Integer.class)).isEqualTo(404);
		assertThatIllegalArgumentException().isThrownBy(() -> result.output(Order.class))
			.withMessage("The output of 'next' is not JSON of the form Order");
	}

	@Test
	void whatATaskOfTheEnsembleIsAskedForMayBeMadeOfTheOutputsBefore() {
		this.engine.engine.offering(Capability.task("cook").unshared().handler((input) -> "cooked " + input));
		RunResult result = this.engine.run(Run.of(constant("dish", "soup"),
				RunTask.local("cook").input((input) -> new Order(input.output("dish"), 7))));
		assertThat(result.output()).isEqualTo("cooked {\"dish\":\"soup\",\"room\":7}");
	}

	@Test
	void oneTaskOfTheEnsembleMayBeAskedTwice() {
		this.engine.engine.offering(Capability.task("cook").handler((input) -> "cooked " + input));
		RunResult result = this.engine.run(Run.of(RunTask.local("cook").text("soup"),
				RunTask.local("cook").named("again").text("pie").withoutContext()));
		assertThat(result.tasks()).extracting(TaskResult::output).containsExactly("cooked soup", "cooked pie");
		assertThat(this.engine.engine.record(result.task("again").requestId()).request().task()).isEqualTo("cook");
	}

	@Test
	void anInputThatCannotBeMadeFailsItsTask() {
		RunResult result = this.engine.run(Run.of(constant("a", "A"), constant("b", "B").input((input) -> {
			throw new IllegalStateException("no such room");
		})));
		assertThat(result.task("b").status()).isEqualTo(TaskStatus.FAILED);
		assertThat(result.task("b").code()).isEqualTo(ErrorCode.INVALID);
		assertThat(result.task("b").error()).isEqualTo("no such room");
	}

	@Test
	void whatWaitsForAFailedTaskIsNotStartedAndTheRestIsFinished() {
		EnsembleRun run = this.engine
			.start(Run.of(failing("bad"), constant("next", "N").context("bad"), constant("last", "L").context("next"),
					waiting("other"), constant("after", "A").context("other"))
				.parallel());
		assertThat(this.engine.result(run)).isNull();
		this.outputs.get("other").complete("O");
		RunResult result = this.engine.result(run);
		assertThat(result.status()).isEqualTo(RunStatus.FAILED);
		assertThat(statuses(result)).containsExactly(TaskStatus.FAILED, TaskStatus.NOT_STARTED, TaskStatus.NOT_STARTED,
				TaskStatus.COMPLETED, TaskStatus.COMPLETED);
		assertThat(result.task("bad").error()).isEqualTo("out of flour");
		assertThat(result.task("last").error()).isEqualTo("It waits for 'next', which did not complete");
		assertThatExceptionOfType(NoOutputException.class).isThrownBy(result::output)
			.withMessage("Task 'bad' is FAILED: out of flour")
			.satisfies((failure) -> assertThat(failure.getCode()).isEqualTo(ErrorCode.TASK_FAILED));
		assertThat(this.engine.engine.events).filteredOn(WorkEvent.Changed.class::isInstance)
			.noneMatch((event) -> ((WorkEvent.Changed) event).record().request().task().equals("next"));
	}

	@Test
	void aFailureMayCancelTheOthers() {
		EnsembleRun run = this.engine
			.start(Run.of(waiting("slow"), waiting("bad"), constant("later", "L").context("slow"))
				.parallel()
				.onTaskFailure(OnTaskFailure.CANCEL_OTHERS));
		this.outputs.get("bad").completeExceptionally(new IllegalStateException("out of flour"));
		RunResult result = this.engine.result(run);
		assertThat(result.status()).isEqualTo(RunStatus.FAILED);
		assertThat(statuses(result)).containsExactly(TaskStatus.CANCELLED, TaskStatus.FAILED, TaskStatus.NOT_STARTED);
		assertThat(result.task("later").error()).isEqualTo("'bad' did not complete");
		assertThat(this.outputs.get("slow")).isCancelled();
	}

	@Test
	void aRunCanBeWithdrawn() {
		EnsembleRun run = this.engine.start(Run.of(constant("done", "D"), waiting("slow"), constant("later", "L")));
		run.cancel();
		RunResult result = this.engine.result(run);
		assertThat(result.status()).isEqualTo(RunStatus.CANCELLED);
		assertThat(statuses(result)).containsExactly(TaskStatus.COMPLETED, TaskStatus.CANCELLED,
				TaskStatus.NOT_STARTED);
		assertThat(result.task("slow").code()).isEqualTo(ErrorCode.CANCELLED);
		assertThat(this.outputs.get("slow")).isCancelled();
		run.cancel();
		assertThat(run.result().join()).isSameAs(result);
	}

	@Test
	void cancellingItsFutureWithdrawsTheRun() {
		EnsembleRun run = this.engine.start(Run.of(waiting("slow")).id("r"));
		run.result().cancel(true);
		this.engine.engine.time.runReady();
		assertThat(this.engine.engine.statuses("r:1")).endsWith("CANCELLED");
	}

	@Test
	void aDeadlineHoldsForTheWholeRun() {
		EnsembleRun run = this.engine
			.start(Run.of(waiting("first"), waiting("second"), waiting("third")).deadline(Duration.ofMinutes(10)));
		this.engine.engine.time.advance(Duration.ofMinutes(6));
		this.outputs.get("first").complete("1");
		this.engine.engine.time.advance(Duration.ofMinutes(3));
		assertThat(run.result()).isNotDone();
		this.engine.engine.time.advance(Duration.ofMinutes(1).plusMillis(1));
		RunResult result = this.engine.result(run);
		assertThat(result.status()).isEqualTo(RunStatus.EXPIRED);
		assertThat(statuses(result)).containsExactly(TaskStatus.COMPLETED, TaskStatus.EXPIRED, TaskStatus.NOT_STARTED);
		assertThat(result.duration()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(10).plusSeconds(1));
	}

	@Test
	void theSameRunAgainDoesNothingTwice() {
		Run run = Run.of(counting("a"), counting("b")).id("nightly-2026-03-06");
		RunResult first = this.engine.run(run);
		RunResult second = this.engine.run(run);
		assertThat(this.seen).containsExactly("a", "b");
		assertThat(second.output()).isEqualTo(first.output());
		assertThat(this.engine.run(run.id("nightly-2026-03-07")).isCompleted()).isTrue();
		assertThat(this.seen).hasSize(4);
	}

	@Test
	void theSameIdForAnotherRunIsAMistake() {
		this.engine.run(Run.of(constant("a", "A").text("one")).id("r"));
		RunResult result = this.engine.run(Run.of(constant("a", "A").text("two")).id("r"));
		assertThat(result.task("a").code()).isEqualTo(ErrorCode.IDEMPOTENCY_MISMATCH);
	}

	@Test
	void aLongSequenceThatWasDoneBeforeIsGoneThroughAgain() {
		Run run = Run.of(IntStream.range(0, 1000).mapToObj((i) -> constant("t" + i, "x").withoutContext()).toList())
			.id("r");
		assertThat(this.engine.run(run).isCompleted()).isTrue();
		assertThat(this.engine.run(run).isCompleted()).isTrue();
	}

	@Test
	void aFullQueueFailsATaskWithItsCode() {
		this.engine.engine.dispatcher.stop();
		IntStream.range(0, 2000).forEach((i) -> this.engine.engine.submit("filler" + i, "cook", "x"));
		this.engine.engine.offering(Capability.task("cook").handler((input) -> input));
		IntStream.range(0, 2000).forEach((i) -> this.engine.engine.submit("filler" + i, "cook", "x"));
		RunResult result = this.engine.run(Run.of(constant("a", "A")));
		assertThat(result.task("a").code()).isEqualTo(ErrorCode.QUEUE_FULL);
	}

	@Test
	void whatCannotBeDoneHereIsRefusedBeforeAnythingStarts() {
		assertInvalid(Run.of(counting("a"), RunTask.local("cook")),
				"Task 'cook' cannot be done: the ensemble has no task or tool 'cook'");
		assertInvalid(Run.of(counting("a"), RunTask.agent("Do it")),
				"Task 'do-it' cannot be done: there is no model here");
		assertThat(this.seen).isEmpty();
	}

	@Test
	void functionsMayAnswerLaterOrNotAtAll() {
		RunResult result = this.engine.run(Run.of(RunTask.function("nothing", (input) -> null),
				RunTask.function("later", (input) -> CompletableFuture.completedFuture(List.of(1, 2)))));
		assertThat(result.task("nothing").output()).isEmpty();
		assertThat(result.output()).isEqualTo("[1,2]");
	}

	@Test
	void whatIsNotThereIsNamed() {
		RunResult result = this.engine
			.run(Run.of(constant("a", "A"), RunTask.function("b", (input) -> input.input("room"))));
		assertThat(result.task("b").error()).isEqualTo("There is no input named 'room' here, but []");
		assertThatIllegalArgumentException().isThrownBy(() -> result.task("c"))
			.withMessage("The run has no task 'c', but [a, b]");
	}

	private void assertInvalid(Run run, String message) {
		assertThatExceptionOfType(InvalidRunException.class).isThrownBy(() -> this.engine.start(run))
			.withMessage(message);
	}

	private String context(RunResult result, String task) {
		return this.engine.engine.record(result.task(task).requestId()).request().context();
	}

	private static List<TaskStatus> statuses(RunResult result) {
		return result.tasks().stream().map(TaskResult::status).toList();
	}

	private static RunTask constant(String name, String output) {
		return RunTask.function(name, (input) -> output);
	}

	private static RunTask failing(String name) {
		return RunTask.function(name, (input) -> {
			throw new IllegalStateException("out of flour");
		});
	}

	private static RunTask spending(String name, long tokens) {
		return RunTask.function(name, (input) -> {
			CurrentWork.find().orElseThrow().tokens(new TokenUsage(tokens, tokens / 10));
			return "spent";
		});
	}

	private RunTask counting(String name) {
		return RunTask.function(name, (input) -> {
			this.seen.add(name);
			return name + this.seen.size();
		});
	}

	private RunTask waiting(String name) {
		return RunTask.function(name,
				(input) -> this.outputs.computeIfAbsent(name, (key) -> new CompletableFuture<>()));
	}

	record Order(String dish, int room) {
	}

}
