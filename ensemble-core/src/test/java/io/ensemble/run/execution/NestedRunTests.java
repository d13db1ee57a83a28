package io.ensemble.run.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.execution.DurableQueue;
import io.ensemble.run.InvalidRunException;
import io.ensemble.run.Run;
import io.ensemble.run.RunTask;
import io.ensemble.run.result.RunResult;
import io.ensemble.transport.Found;
import io.ensemble.work.Delegation;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class NestedRunTests {

	private final RunEngine engine = new RunEngine(TestEngine.with(3, 2000).queue(DurableQueue::over).build().start(),
			null, null);

	private final Map<String, CompletableFuture<String>> outputs = new LinkedHashMap<>();

	private final List<RunResult> results = new ArrayList<>();

	NestedRunTests() {
		this.engine.engine.offering(Capability.task("order")
			.invoker((context) -> this.engine.runs.start(Run.of(waiting("cook"), waiting("serve")))
				.result()
				.thenApply((result) -> {
					this.results.add(result);
					return result.output();
				})));
	}

	@Test
	void aRunInsideOfAHandlerBelongsToTheWorkInHand() {
		submit("r1");
		WorkRecord parent = record("ann", "r1");
		WorkRecord child = record("ann", "r1:1:1");
		assertThat(child.status()).isEqualTo(WorkStatus.RUNNING);
		assertThat(child.priority()).isEqualTo(Priority.CRITICAL);
		assertThat(child.request().deadline()).isEqualTo(Duration.ofMinutes(10));
		assertThat(child.request().hops()).isEqualTo(2);
		assertThat(child.trace().traceId()).isEqualTo(parent.trace().traceId());
		assertThat(this.engine.engine.inFlight.delegations(parent.key()))
			.containsExactly(new Delegation("r1:1:1", "kitchen", "cook", WorkStatus.QUEUED));
		this.engine.engine.time.advance(Duration.ofMinutes(4));
		complete("cook");
		assertThat(record("ann", "r1:1:2").request().deadline()).isEqualTo(Duration.ofMinutes(6));
		complete("serve");
		assertThat(record("ann", "r1").result().output()).isEqualTo("serve done");
		assertThat(record("ann", "r1").result().delegations()).extracting(Delegation::status)
			.containsExactly(WorkStatus.COMPLETED, WorkStatus.COMPLETED);
	}

	@Test
	void itIsWithdrawnWithTheWorkInHand() {
		submit("r1");
		this.engine.engine.control.cancel(new WorkKey("ann", "r1"));
		this.engine.engine.time.runReady();
		assertThat(record("ann", "r1:1:1").status()).isEqualTo(WorkStatus.CANCELLED);
		assertThat(this.outputs).containsOnlyKeys("cook");
		assertThat(this.engine.engine.inFlight.size()).isZero();
	}

	@Test
	void itsTasksGoBackWithTheWorkInHandWhenThatOutlivesTheDrain() {
		submit("r1");
		this.engine.engine.lifecycle.drain();
		this.engine.engine.time.advance(Duration.ofMinutes(5));
		assertThat(record("ann", "r1").status()).isEqualTo(WorkStatus.QUEUED);
		assertThat(record("ann", "r1:1:1").status()).isEqualTo(WorkStatus.QUEUED);
	}

	@Test
	void onePlaceIsKeptForTheTasksOfTheRunsThatOthersWaitFor() {
		RunEngine busy = RunEngine.with(3);
		busy.engine.offering(Capability.task("order")
			.invoker((context) -> busy.runs.start(Run.of(constant("cook"))).result().thenApply(RunResult::output)));
		for (int i = 0; i < 20; i++) {
			busy.engine.submit("r" + i, "order", "soup");
		}
		busy.engine.time.runReady();
		for (int i = 0; i < 20; i++) {
			assertThat(busy.engine.record("r" + i).status()).isIn(WorkStatus.COMPLETED, WorkStatus.FAILED);
		}
	}

	@Test
	void oneMoreRunThanThePlacesAllowIsRefusedInsteadOfWaitingForEver() {
		RunEngine narrow = RunEngine.with(1);
		narrow.engine.offering(Capability.task("order")
			.invoker((context) -> narrow.runs.start(Run.of(waiting("cook"))).result().thenApply(RunResult::output)));
		narrow.engine.submit("r1", "order", "soup");
		narrow.engine.time.runReady();
		assertThat(narrow.engine.record("r1").status()).isEqualTo(WorkStatus.FAILED);
		assertThat(narrow.engine.record("r1").result().error())
			.isEqualTo("0 of the 1 pieces of work that may run at once wait for runs of their own; one more would leave"
					+ " no place for the tasks of these runs");
	}

	@Test
	void thePlaceOfARunThatHasEndedIsFreeForTheNext() {
		NestedRuns nested = new NestedRuns(2);
		WorkKey first = WorkKey.of("first");
		nested.enter(first);
		nested.enter(first);
		nested.leave(first);
		assertThatExceptionOfType(InvalidRunException.class).isThrownBy(() -> nested.enter(WorkKey.of("second")));
		nested.leave(first);
		assertThatNoException().isThrownBy(() -> nested.enter(WorkKey.of("second")));
	}

	private WorkRecord record(String caller, String id) {
		return ((Found.Present) this.engine.engine.results.find(new WorkKey(caller, id)).toCompletableFuture().join())
			.record();
	}

	private void submit(String id) {
		this.engine.engine.intake.submit(new Submission(WorkRequest.of(id, "order", "soup")
			.priority(Priority.CRITICAL)
			.deadline(Duration.ofMinutes(10))
			.hops(2)
			.build(), "ann", Ingress.HTTP));
		this.engine.engine.time.runReady();
	}

	private void complete(String task) {
		this.outputs.get(task).complete(task + " done");
		this.engine.engine.time.runReady();
	}

	private static RunTask constant(String name) {
		return RunTask.function(name, (input) -> name);
	}

	private RunTask waiting(String name) {
		return RunTask.function(name, (input) -> {
			CompletableFuture<String> output = new CompletableFuture<>();
			this.outputs.put(name, output);
			return output;
		});
	}

}
