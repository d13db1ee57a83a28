package io.ensemble.test.network;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkTask;
import io.ensemble.network.NetworkTool;
import io.ensemble.network.OnDeadline;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.test.time.VirtualTimeExtension;
import io.ensemble.test.time.VirtualWork;
import io.ensemble.test.work.TestWorkContext;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Priority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.execution.ToolExecutionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ExtendWith(VirtualTimeExtension.class)
class StubNetworkTests {

	private VirtualWork work;

	private StubNetwork stubs;

	private EnsembleNetwork calls;

	@BeforeEach
	void network(VirtualWork work) {
		VirtualNetwork network = new VirtualNetwork("room-service", work);
		this.work = work;
		this.stubs = network.stubs();
		this.calls = network.calls();
	}

	@Test
	void aStubAnswersTheSameToEverybody() {
		StubCapability meal = this.stubs.task("kitchen", "prepare-meal").answer("25 minutes");
		assertThat(this.calls.task("kitchen", "prepare-meal").call("wagyu")).isEqualTo("25 minutes");
		assertThat(this.calls.task("kitchen", "prepare-meal").call("salmon")).isEqualTo("25 minutes");
		assertThat(meal).wasAsked(2).wasAskedFor("salmon");
	}

	@Test
	void aFunctionAnswersFromTheRequest() {
		this.stubs.tool("kitchen", "check-inventory")
			.answerWith((request) -> StubAnswer.output(new Stock(request.input(Item.class).item(), 8)));
		Stock stock = this.calls.tool("kitchen", "check-inventory").call(new Item("wagyu"), Stock.class);
		assertThat(stock).isEqualTo(new Stock("wagyu", 8));
	}

	@Test
	void allThatCameWithARequestIsRecorded() throws Exception {
		StubCapability meal = this.stubs.task("kitchen", "prepare-meal").answer("done");
		TestWorkContext order = TestWorkContext.of("order-meal", "wagyu");
		order.call(() -> this.calls.task("kitchen", "prepare-meal")
			.priority(Priority.CRITICAL)
			.deadline(Duration.ofMinutes(30))
			.call("wagyu"));
		RecordedRequest request = meal.lastRequest();
		assertThat(request.from()).isEqualTo("room-service");
		assertThat(request.input()).isEqualTo("wagyu");
		assertThat(request.priority()).isEqualTo(Priority.CRITICAL);
		assertThat(request.deadline()).isEqualTo(Duration.ofMinutes(30));
		assertThat(request.requestId()).isEqualTo("test-1.1");
		assertThat(request.trace().traceId()).isEqualTo(order.trace().traceId());
	}

	@Test
	void aFailureIsTheOtherEnsemblesOwn() {
		this.stubs.task("kitchen", "prepare-meal").fail("The wagyu is sold out");
		assertThatExceptionOfType(RemoteFailureException.class)
			.isThrownBy(() -> this.calls.task("kitchen", "prepare-meal").call("wagyu"))
			.withMessage("The wagyu is sold out")
			.satisfies((failure) -> assertThat(failure.getCode()).isEqualTo(ErrorCode.TASK_FAILED));
	}

	@Test
	void callersGoOnWithoutWhatFailed() {
		this.stubs.task("kitchen", "prepare-meal").fail("sold out");
		assertThat(this.calls.task("kitchen", "prepare-meal").onFailure((failure) -> "a sandwich").call("wagyu"))
			.isEqualTo("a sandwich");
	}

	@Test
	void aRefusalForGoodIsNotTriedAgain() {
		StubCapability meal = this.stubs.task("kitchen", "prepare-meal").refuse(ErrorCode.FORBIDDEN, "Not for you");
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> this.calls.task("kitchen", "prepare-meal").call("wagyu"))
			.withMessage("Not for you");
		assertThat(meal).wasAskedOnce();
	}

	@Test
	void aFullQueueIsTriedAgainUntilThereIsRoom() {
		StubCapability meal = this.stubs.task("kitchen", "prepare-meal")
			.answerInTurn(StubAnswer.refusal(ErrorCode.QUEUE_FULL, "full"), StubAnswer.output("done"));
		Instant before = this.work.time().instant();
		assertThat(this.calls.task("kitchen", "prepare-meal").call("wagyu")).isEqualTo("done");
		assertThat(meal).wasAsked(2);
		assertThat(this.work.time().instant()).isAfter(before.plusSeconds(1));
	}

	@Test
	void anAnswerTakesTheTimeThatItIsGiven() {
		this.stubs.task("kitchen", "prepare-meal").answer("done").after(Duration.ofMinutes(10));
		RemoteWork<String> meal = this.calls.task("kitchen", "prepare-meal").submit("wagyu");
		this.work.time().advance(Duration.ofMinutes(9));
		assertThat(meal.result()).isNotDone();
		this.work.time().advance(Duration.ofMinutes(1));
		assertThat(meal.result()).isCompletedWithValue("done");
	}

	@Test
	void whoNeverGetsAnAnswerRunsIntoItsDeadlineAndWithdraws() {
		StubCapability meal = this.stubs.task("kitchen", "prepare-meal").neverAnswer();
		assertThatExceptionOfType(RemoteTimeoutException.class)
			.isThrownBy(() -> this.calls.task("kitchen", "prepare-meal").deadline(Duration.ofMinutes(5)).call("wagyu"));
		assertThat(meal).wasWithdrawn();
	}

	@Test
	void whoGoesOnWithAPartGetsTheStubsPart() {
		this.stubs.task("kitchen", "prepare-meal")
			.answerWith((request) -> StubAnswer.never().withPartial("the starter"));
		String meal = this.calls.task("kitchen", "prepare-meal")
			.deadline(Duration.ofMinutes(5))
			.onDeadline(OnDeadline.goOnWithPartial())
			.call("three courses");
		assertThat(meal).startsWith("[Incomplete").endsWith("the starter");
	}

	@Test
	void progressReachesTheCaller() {
		this.stubs.task("kitchen", "prepare-meal")
			.answerWith((request) -> StubAnswer.output("done").telling("on the stove", 50));
		AtomicReference<Object> told = new AtomicReference<>();
		this.calls.task("kitchen", "prepare-meal").onProgress(told::set).call("wagyu");
		assertThat(told.get()).hasToString("WorkProgress[message=on the stove, percentComplete=50]");
	}

	@Test
	void anEnsembleCanBeOutOfReach() {
		this.stubs.task("kitchen", "prepare-meal").answer("done");
		this.calls.task("kitchen", "prepare-meal").call("wagyu");
		this.stubs.unreachable("kitchen");
		assertThatExceptionOfType(RemoteUnreachableException.class)
			.isThrownBy(() -> this.calls.task("kitchen", "prepare-meal").call("wagyu"))
			.withMessageContaining("kitchen cannot be reached");
	}

	@Test
	void anEnsembleOutOfReachIsTriedAgainAndMayComeBack() {
		this.stubs.task("kitchen", "prepare-meal").answer("done");
		this.stubs.unreachable("kitchen");
		CompletableFuture<String> meal = this.calls.task("kitchen", "prepare-meal").submit("wagyu").result();
		this.work.time().advance(Duration.ofSeconds(1));
		assertThat(meal).isNotDone();
		this.stubs.reachable("kitchen");
		this.work.time().advance(Duration.ofMinutes(2));
		assertThat(meal).isCompletedWithValue("done");
	}

	@Test
	void workThatWasTakenOutlivesTheConnection() {
		StubCapability meal = this.stubs.task("kitchen", "prepare-meal").answer("done").after(Duration.ofMinutes(10));
		CompletableFuture<String> result = this.calls.task("kitchen", "prepare-meal").submit("wagyu").result();
		this.work.time().advance(Duration.ofMinutes(1));
		this.stubs.unreachable("kitchen");
		this.work.time().advance(Duration.ofMinutes(1));
		this.stubs.reachable("kitchen");
		this.work.time().advance(Duration.ofMinutes(10));
		assertThat(result).isCompletedWithValue("done");
		assertThat(meal).wasAskedOnce();
	}

	@Test
	void whatIsNotStubbedIsRefusedWithAdvice() {
		this.stubs.task("kitchen", "prepare-meal");
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> this.calls.task("kitchen", "prepare-breakfast").call("eggs"))
			.withMessageContaining("Nothing is stubbed for kitchen/prepare-breakfast")
			.withMessageContaining("these are stubbed: prepare-meal");
		assertThat(this.stubs.requests()).singleElement()
			.hasToString("kitchen/prepare-breakfast %s NORMAL from room-service: eggs"
				.formatted(this.stubs.requests().get(0).requestId()));
	}

	@Test
	void aStubThatBreaksSaysSoToItsCaller() {
		this.stubs.task("kitchen", "prepare-meal").answerWith((request) -> {
			throw new IllegalStateException("no such order");
		});
		assertThatExceptionOfType(RemoteFailureException.class)
			.isThrownBy(() -> this.calls.task("kitchen", "prepare-meal").call("wagyu"))
			.withMessage("The stub of kitchen/prepare-meal failed: no such order");
	}

	@Test
	void oneNameIsATaskOrATool() {
		this.stubs.task("kitchen", "prepare-meal");
		assertThatIllegalArgumentException().isThrownBy(() -> this.stubs.tool("kitchen", "prepare-meal"))
			.withMessage("kitchen/prepare-meal is stubbed as a TASK already");
	}

	@Test
	void modelsSeeStubsAsTools() {
		this.stubs.tool("kitchen", "check-inventory")
			.describedAs("Says how much there is",
					"{\"type\":\"object\",\"properties\":{\"item\":{\"type\":\"string\"}}}")
			.answer("8 portions");
		ToolCallback tool = this.calls.callback(NetworkTool.from("kitchen", "check-inventory"));
		assertThat(tool.getToolDefinition().description()).isEqualTo("Says how much there is");
		assertThat(tool.getToolDefinition().inputSchema()).contains("\"item\"");
		assertThat(tool.call("{\"item\": \"wagyu\"}")).isEqualTo("8 portions");
	}

	@Test
	void modelsAreToldWhatToDoAfterAFailure() {
		this.stubs.task("kitchen", "prepare-meal").fail("sold out");
		ToolCallback tool = this.calls.callback(NetworkTask.from("kitchen", "prepare-meal"));
		assertThatExceptionOfType(ToolExecutionException.class).isThrownBy(() -> tool.call("{\"input\": \"wagyu\"}"))
			.withMessageStartingWith("sold out. Do not repeat the same call");
	}

	@Test
	void afterClearingNothingIsLeft() {
		this.stubs.task("kitchen", "prepare-meal").answer("done");
		this.calls.task("kitchen", "prepare-meal").call("wagyu");
		this.stubs.unreachable("procurement");
		this.stubs.clear();
		assertThat(this.stubs.requests()).isEmpty();
		assertThat(this.stubs.task("kitchen", "prepare-meal")).wasNotAsked();
		assertThat(this.calls.task("kitchen", "prepare-meal").call("wagyu")).isEmpty();
		assertThatExceptionOfType(RemoteRefusedException.class)
			.isThrownBy(() -> this.calls.task("procurement", "purchase-parts").call("valve"));
	}

	record Item(String item) {
	}

	record Stock(String item, int portions) {
	}

}
