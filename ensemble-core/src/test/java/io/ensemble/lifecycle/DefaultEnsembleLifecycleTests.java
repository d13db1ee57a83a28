package io.ensemble.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.ensemble.capability.Capability;
import io.ensemble.capability.Gate;
import io.ensemble.capability.WorkContext;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.intake.Admission;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DefaultEnsembleLifecycleTests {

	private final List<WorkContext> contexts = new ArrayList<>();

	private final List<CompletableFuture<String>> outputs = new ArrayList<>();

	private final TestEngine engine = TestEngine.with(2, 10).build();

	private final List<EnsembleState> states = new ArrayList<>();

	DefaultEnsembleLifecycleTests() {
		this.engine.lifecycle.onChange(this.states::add);
		this.engine.offering(Capability.task("cook").invoker((context) -> {
			CompletableFuture<String> output = new CompletableFuture<>();
			this.contexts.add(context);
			this.outputs.add(output);
			return output;
		}));
		this.engine.offering(Capability.task("safe").gate(new Gate("manager", "Open?")).handler((input) -> "open"));
	}

	@Test
	void nothingRunsBeforeTheStart() {
		assertThat(this.engine.lifecycle.state()).isEqualTo(EnsembleState.STARTING);
		this.engine.submit("r1", "cook", "");
		this.engine.time.runReady();
		assertThat(this.contexts).isEmpty();
		this.engine.start();
		this.engine.time.runReady();
		assertThat(this.contexts).hasSize(1);
		assertThat(this.states).containsExactly(EnsembleState.READY);
	}

	@Test
	void aDrainFinishesWhatRunsAndWhatWaitsInMemory() {
		this.engine.start();
		for (int i = 0; i < 3; i++) {
			this.engine.submit("r" + i, "cook", "");
		}
		this.engine.time.runReady();
		CompletableFuture<Void> drained = this.engine.lifecycle.drain().toCompletableFuture();
		assertThat(this.engine.lifecycle.state()).isEqualTo(EnsembleState.DRAINING);
		this.outputs.get(0).complete("soup");
		this.engine.time.advance(Duration.ofMinutes(1));
		assertThat(drained).isNotDone();
		this.outputs.get(1).complete("stew");
		this.outputs.get(2).complete("salad");
		assertThat(drained).isCompleted();
		assertThat(this.engine.record("r2").result().output()).isEqualTo("salad");
		this.engine.lifecycle.stop();
		assertThat(this.states).containsExactly(EnsembleState.READY, EnsembleState.DRAINING, EnsembleState.STOPPED);
	}

	@Test
	void newWorkIsRefusedWhileDrainingButWorkOfARunningTraceIsServed() {
		this.engine.start();
		this.engine.submit("r1", "cook", "");
		this.engine.time.runReady();
		this.engine.lifecycle.drain();
		Admission outside = this.engine.submit("r2", "cook", "");
		assertThat(((Admission.Refused) outside).code()).isEqualTo(ErrorCode.DRAINING);
		Admission belonging = this.engine.submit("r1:1:1", "cook",
				(request) -> request.traceContext(this.contexts.get(0).trace()).hops(2));
		assertThat(belonging).isInstanceOf(Admission.Accepted.class);
		this.engine.time.runReady();
		assertThat(this.contexts).hasSize(2);
	}

	@Test
	void whatOutlivesTheDrainFailsWithItsCode() {
		this.engine.start();
		for (int i = 0; i < 3; i++) {
			this.engine.submit("r" + i, "cook", "");
		}
		this.engine.submit("gated", "safe", "");
		this.engine.time.runReady();
		this.contexts.get(0).partial("half a soup");
		CompletableFuture<Void> drained = this.engine.lifecycle.drain().toCompletableFuture();
		this.engine.time.advance(Duration.ofMinutes(5));
		assertThat(drained).isCompleted();
		for (String id : List.of("r0", "r1", "r2", "gated")) {
			assertThat(this.engine.record(id).status()).isEqualTo(WorkStatus.FAILED);
			assertThat(this.engine.record(id).result().code()).isEqualTo(ErrorCode.DRAINING);
		}
		assertThat(this.engine.record("r0").result().output()).isEqualTo("half a soup");
		assertThat(this.contexts.get(0).isCancelled()).isTrue();
	}

	@Test
	void gatedWorkDoesNotHoldUpADrain() {
		this.engine.start();
		this.engine.submit("gated", "safe", "");
		this.engine.time.runReady();
		assertThat(this.engine.lifecycle.drain().toCompletableFuture()).isCompleted();
	}

	@Test
	void anIdleEnsembleGoesOnToServeOthersUntilTheLastCall() {
		this.engine.start();
		CompletableFuture<Void> lastCall = new CompletableFuture<>();
		CompletableFuture<Void> drained = this.engine.lifecycle
			.drain((submission) -> submission.request().hops() > 0, lastCall)
			.toCompletableFuture();
		this.engine.time.advance(Duration.ofMinutes(1));
		assertThat(drained).isNotDone();
		assertThat(this.engine.submit("outside", "cook", "")).isInstanceOf(Admission.Refused.class);
		this.engine.submit("child", "cook", (request) -> request.hops(1));
		this.engine.time.runReady();
		lastCall.complete(null);
		assertThat(drained).isNotDone();
		this.outputs.get(0).complete("soup");
		assertThat(drained).isCompleted();
		assertThat(this.engine.record("child").result().output()).isEqualTo("soup");
	}

	@Test
	void drainingTogetherStillServesTheTracesOfRunningWork() {
		this.engine.start();
		this.engine.submit("r1", "cook", "");
		this.engine.time.runReady();
		this.engine.lifecycle.drain((submission) -> false, new CompletableFuture<Void>());
		assertThat(this.engine.submit("r1:1:1", "cook",
				(request) -> request.traceContext(this.contexts.get(0).trace()).hops(2)))
			.isInstanceOf(Admission.Accepted.class);
	}

	@Test
	void aLastCallThatNeverComesDoesNotOutliveTheDrainTimeout() {
		this.engine.start();
		CompletableFuture<Void> drained = this.engine.lifecycle
			.drain((submission) -> false, new CompletableFuture<Void>())
			.toCompletableFuture();
		this.engine.time.advance(Duration.ofMinutes(5).minusMillis(1));
		assertThat(drained).isNotDone();
		this.engine.time.advance(Duration.ofMillis(1));
		assertThat(drained).isCompleted();
	}

	@Test
	void aListenerThatFailsKeepsNeitherOthersFromListeningNorTheDrainFromItsEnd() {
		TestEngine other = TestEngine.with(2, 10).build();
		other.lifecycle.onChange((state) -> {
			throw new IllegalStateException("a defect of the application");
		});
		other.lifecycle.onChange(this.states::add);
		other.start();
		assertThat(other.lifecycle.drain().toCompletableFuture()).isCompleted();
		assertThat(this.states).containsExactly(EnsembleState.READY, EnsembleState.DRAINING);
		assertThat(other.submit("r1", "cook", "")).isInstanceOf(Admission.Refused.class);
	}

	@Test
	void drainingTwiceIsOneDrain() {
		this.engine.start();
		assertThat(this.engine.lifecycle.drain()).isSameAs(this.engine.lifecycle.drain());
		assertThat(this.states).containsExactly(EnsembleState.READY, EnsembleState.DRAINING);
	}

}
