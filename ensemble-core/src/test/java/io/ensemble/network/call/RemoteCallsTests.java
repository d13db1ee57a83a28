package io.ensemble.network.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.DelegatingWorkContext;
import io.ensemble.capability.StubWorkContext;
import io.ensemble.capability.WorkContext;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.execution.DurableQueue;
import io.ensemble.network.OnDeadline;
import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteTimeoutException;
import io.ensemble.network.peer.InMemoryEnsemble;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.simple.SimpleWorkStore;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RemoteCallsTests {

	private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

	private final InMemoryEnsemble kitchen = new InMemoryEnsemble();

	private final List<WorkContext> roasts = new ArrayList<>();

	private final List<CompletableFuture<String>> meats = new ArrayList<>();

	private final Capability order = Capability.task("order").invoker((context) -> {
		this.child = roast().submit(context.input());
		return this.child.result();
	});

	private final SimpleWorkStore hotel = new SimpleWorkStore(this.kitchen.engine.time, Ageing.DEFAULT,
			Duration.ofHours(24), Duration.ofDays(7));

	private RemoteWork<String> child;

	RemoteCallsTests() {
		this.kitchen.engine.offering(Capability.task("roast").invoker((context) -> {
			this.roasts.add(context);
			this.meats.add(new CompletableFuture<>());
			return this.meats.get(this.meats.size() - 1);
		}));
		this.kitchen.engine.offering(this.order);
		this.kitchen.network.add("bistro", this.kitchen.server);
	}

	@Test
	void aDeadlineThatPassesFailsTheCallAndStopsTheWork() {
		RemoteWork<String> call = roast().deadline(HALF_AN_HOUR).submit("pork");
		advance(HALF_AN_HOUR.minusSeconds(1));
		assertThat(call.result()).isNotDone();
		advance(Duration.ofSeconds(2));
		assertThat(failure(call)).isInstanceOf(RemoteTimeoutException.class)
			.hasMessage("kitchen/roast gave no result within the deadline of PT30M");
		assertThat(status(call.requestId()).isFinal()).isTrue();
		assertThat(this.roasts.get(0).isCancelled()).isTrue();
	}

	@Test
	void aDeadlineThatPassesMayLeadToAnotherEnsemble() {
		RemoteWork<String> call = roast().deadline(HALF_AN_HOUR).onDeadline(OnDeadline.ask("bistro")).submit("pork");
		advance(HALF_AN_HOUR);
		assertThat(call.result()).isNotDone();
		assertThat(this.roasts).hasSize(2);
		assertThat(this.roasts.get(0).isCancelled()).isTrue();
		assertThat(this.roasts.get(1).work().key().requestId()).isNotEqualTo(call.requestId());
		this.meats.get(1).complete("roast pork of the bistro");
		advance(Duration.ZERO);
		assertThat(call.result()).isCompletedWithValue("roast pork of the bistro");
	}

	@Test
	void theDeadlineOfTheOtherEnsembleIsTheLast() {
		RemoteWork<String> call = roast().deadline(HALF_AN_HOUR).onDeadline(OnDeadline.ask("bistro")).submit("pork");
		advance(HALF_AN_HOUR.multipliedBy(2));
		assertThat(failure(call)).isInstanceOf(RemoteTimeoutException.class).hasMessageContaining("bistro");
		assertThat(this.roasts).hasSize(2).allMatch(WorkContext::isCancelled);
	}

	@Test
	void aDeadlineThatPassesMayYieldThePartialOutputMarkedAsSuch() {
		RemoteWork<String> call = roast().deadline(HALF_AN_HOUR)
			.onDeadline(OnDeadline.goOnWithPartial())
			.submit("pork");
		advance(Duration.ofMinutes(1));
		this.roasts.get(0).partial("half done pork");
		advance(HALF_AN_HOUR);
		assertThat(call.result()).isCompletedWithValue("[Incomplete: the deadline of PT30M passed]\nhalf done pork");
	}

	@Test
	void thePartialOutputOfAnEnsembleThatIsGoneIsTheMarkAlone() {
		RemoteWork<String> call = roast().deadline(HALF_AN_HOUR)
			.onDeadline(OnDeadline.goOnWithPartial())
			.submit("pork");
		advance(Duration.ofMinutes(1));
		this.kitchen.network.refusing = true;
		this.kitchen.network.last().cut();
		advance(HALF_AN_HOUR.plusSeconds(5));
		assertThat(call.result()).isCompletedWithValue("[Incomplete: the deadline of PT30M passed]");
	}

	@Test
	void aDeadlineThatPassesMayYieldNothing() {
		RemoteWork<String> call = roast().deadline(HALF_AN_HOUR).onDeadline(OnDeadline.goOnWithout()).submit("pork");
		advance(HALF_AN_HOUR.plusSeconds(1));
		assertThat(call.result()).isCompletedWithValue("");
		assertThat(this.roasts.get(0).isCancelled()).isTrue();
	}

	@Test
	void anotherEnsembleThatCannotBeAskedEndsTheCall() {
		RemoteWork<String> call = roast().deadline(HALF_AN_HOUR)
			.onDeadline(OnDeadline.ask("the bistro"))
			.submit("pork");
		advance(HALF_AN_HOUR);
		assertThat(call.result()).isCompletedExceptionally();
		assertThat(this.roasts.get(0).isCancelled()).isTrue();
	}

	@Test
	void whoeverThrowsWhenToldOfProgressGetsItsResultAllTheSame() {
		RemoteWork<String> call = roast().onProgress((progress) -> {
			throw new IllegalStateException("no screen");
		}).submit("pork");
		advance(Duration.ZERO);
		this.roasts.get(0).progress("half done", 50);
		advance(Duration.ZERO);
		this.meats.get(0).complete("roast pork");
		advance(Duration.ZERO);
		assertThat(call.result()).isCompletedWithValue("roast pork");
	}

	@Test
	void withoutADeadlineTheTimeoutEndsTheWaitAndTheWork() {
		RemoteWork<String> call = roast().timeout(Duration.ofSeconds(20)).submit("pork");
		advance(Duration.ofSeconds(20));
		assertThat(failure(call)).isInstanceOf(RemoteTimeoutException.class);
		assertThat(status(call.requestId())).isEqualTo(WorkStatus.CANCELLED);
	}

	@Test
	void aCallThatItsCallerGivesUpIsAskedForNoMore() {
		RemoteWork<String> call = roast().submit("pork");
		advance(Duration.ZERO);
		this.kitchen.network.last().losing = true;
		call.result().cancel(false);
		this.kitchen.network.last().cut();
		advance(Duration.ofMinutes(10));
		assertThat(this.kitchen.network.attempts).hasSize(1);
	}

	@Test
	void everyAttemptAsksUnderTheSameId() {
		this.kitchen.network.refusing = true;
		RemoteWork<String> call = roast().submit("pork");
		advance(Duration.ofSeconds(1));
		this.kitchen.network.refusing = false;
		advance(Duration.ofSeconds(10));
		assertThat(this.roasts).hasSize(1);
		assertThat(this.roasts.get(0).work().key().requestId()).isEqualTo(call.requestId());
	}

	@Test
	void aChildBelongsToTheTraceTheHopsTheDeadlineAndTheIdOfItsParent() {
		this.kitchen.engine.submit("meal-1", "order", (request) -> request.hops(3).deadline(Duration.ofMinutes(10)));
		advance(Duration.ofMinutes(1));
		WorkRecord parent = this.kitchen.engine.record("meal-1");
		WorkRequest request = this.roasts.get(0).work().request();
		assertThat(request.requestId()).isEqualTo("meal-1:1");
		assertThat(request.hops()).isEqualTo(4);
		assertThat(request.from()).isEqualTo("room-service");
		assertThat(request.deadline()).isEqualTo(Duration.ofMinutes(10));
		assertThat(request.traceContext().traceId()).isEqualTo(parent.trace().traceId());
		assertThat(request.traceContext().spanId()).isNotEqualTo(parent.trace().spanId());
	}

	@Test
	void aChildHasTheTimeThatIsLeft() {
		this.kitchen.engine.offering(Capability.task("think-first").invoker((context) -> {
			CompletableFuture<String> thought = new CompletableFuture<>();
			this.kitchen.engine.time.schedule(Duration.ofMinutes(4), () -> {
				try (CurrentWork.Scope scope = CurrentWork.open(context)) {
					roast().deadline(Duration.ofHours(1)).submit("pork");
				}
			});
			return thought;
		}));
		this.kitchen.engine.submit("meal-2", "think-first", (request) -> request.deadline(Duration.ofMinutes(10)));
		advance(Duration.ofMinutes(5));
		assertThat(this.roasts.get(0).work().request().deadline()).isEqualTo(Duration.ofMinutes(6));
	}

	@Test
	void cancellingTheParentCancelsItsChildren() {
		this.kitchen.engine.submit("meal-3", "order", "pork");
		advance(Duration.ZERO);
		assertThat(status("meal-3:1")).isEqualTo(WorkStatus.RUNNING);
		this.kitchen.engine.control.cancel(this.kitchen.engine.record("meal-3").key());
		advance(Duration.ZERO);
		assertThat(this.child.result()).isCancelled();
		assertThat(status("meal-3:1")).isEqualTo(WorkStatus.CANCELLED);
		assertThat(this.roasts.get(0).isCancelled()).isTrue();
	}

	@Test
	void cancellingTheParentWhereItDoesNotRunCancelsItsChildren() {
		TestEngine running = replica();
		running.submit("meal-5", "order", "pork");
		advance(Duration.ZERO);
		replica().control.cancel(WorkKey.of("meal-5"));
		advance(running.settings.lease());
		assertThat(status("meal-5:1")).isEqualTo(WorkStatus.CANCELLED);
	}

	@Test
	void theNextAttemptIsAnsweredByTheChildrenOfTheOneThatWasHandedBack() {
		TestEngine draining = replica();
		draining.submit("meal-6", "order", "pork");
		advance(Duration.ZERO);
		draining.lifecycle.drain();
		advance(Duration.ofMinutes(5));
		assertThat(this.child.result()).isCancelled();
		assertThat(status("meal-6:1")).isEqualTo(WorkStatus.RUNNING);
		TestEngine next = replica();
		advance(Duration.ZERO);
		this.meats.get(0).complete("roast pork");
		advance(Duration.ZERO);
		assertThat(next.record("meal-6").result().output()).isEqualTo("roast pork");
		assertThat(this.roasts).hasSize(1);
	}

	@Test
	void aParentKeepsNothingOfCallsThatHaveEnded() {
		AtomicInteger kept = new AtomicInteger();
		WorkContext parent = new DelegatingWorkContext(StubWorkContext.of("pork")) {

			@Override
			public Runnable onCancel(Runnable action) {
				kept.incrementAndGet();
				return kept::decrementAndGet;
			}

		};
		try (CurrentWork.Scope scope = CurrentWork.open(parent)) {
			roast().submit("pork");
		}
		advance(Duration.ZERO);
		assertThat(kept).hasValue(1);
		this.meats.get(0).complete("roast pork");
		advance(Duration.ZERO);
		assertThat(kept).hasValue(0);
	}

	@Test
	void theParentKnowsWhereItsChildrenStand() {
		this.kitchen.engine.submit("meal-4", "order", "pork");
		advance(Duration.ZERO);
		this.meats.get(0).complete("roast pork");
		advance(Duration.ZERO);
		WorkRecord parent = this.kitchen.engine.record("meal-4");
		assertThat(parent.status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(parent.result().delegations()).singleElement().satisfies((delegation) -> {
			assertThat(delegation.requestId()).isEqualTo("meal-4:1");
			assertThat(delegation.ensemble()).isEqualTo("kitchen");
			assertThat(delegation.status()).isEqualTo(WorkStatus.COMPLETED);
		});
	}

	@Test
	void twoCallsUnderOneIdAreOneExecutionAndTwoAnswers() {
		RemoteCall call = roast().requestId("twice");
		CompletableFuture<String> first = call.submit("pork").result();
		CompletableFuture<String> second = call.submit("pork").result();
		advance(Duration.ZERO);
		this.meats.get(0).complete("roast pork");
		advance(Duration.ZERO);
		assertThat(first).isCompletedWithValue("roast pork");
		assertThat(second).isCompletedWithValue("roast pork");
		assertThat(this.roasts).hasSize(1);
	}

	// One of the processes of a hotel whose orders go to the kitchen.
	private TestEngine replica() {
		return TestEngine.with(1, 10)
			.on(this.kitchen.engine.time)
			.sharing(this.hotel)
			.queue((own) -> DurableQueue.over(this.hotel))
			.build()
			.offering(this.order)
			.start();
	}

	private RemoteCall roast() {
		return this.kitchen.calls.task("kitchen", "roast");
	}

	private void advance(Duration duration) {
		this.kitchen.engine.time.advance(duration);
	}

	private WorkStatus status(String requestId) {
		return this.kitchen.engine.record(requestId).status();
	}

	private static Throwable failure(RemoteWork<String> call) {
		assertThat(call.result()).isCompletedExceptionally();
		Throwable failure = call.result().handle((answer, cause) -> cause).join();
		assertThat(failure).isInstanceOf(RemoteCallException.class);
		return failure;
	}

}
