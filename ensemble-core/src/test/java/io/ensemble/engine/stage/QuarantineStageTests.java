package io.ensemble.engine.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

import io.ensemble.capability.Capability;
import io.ensemble.capability.WorkContext;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Claim;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

/**
 * When work begins whose attempts were lost.
 */
class QuarantineStageTests {

	private static final Outcome DONE = new Outcome.Done(WorkResult.completed("done"));

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final VirtualTime time = new VirtualTime();

	private final List<String> begun = new ArrayList<>();

	private final Map<String, CompletableFuture<Outcome>> running = new HashMap<>();

	private final QuarantineStage stage = new QuarantineStage(this.time, this.time);

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void firstAttemptsBeginAtOnceAndTogether(int attempt) {
		enter("old", attempt);
		enter("young", attempt);
		assertThat(this.begun).containsExactly("old", "young");
	}

	@Test
	void whatFailedBeforeAndDidNotEndItsProcessBeginsAtOnce() {
		enter(work("old", 2).retried("busy").started(this.time.instant()));
		assertThat(this.begun).containsExactly("old");
	}

	@Test
	void suspectsBeginOneAfterTheOtherTheOldestFirst() {
		CompletionStage<Outcome> young = enter("young", 3);
		enter("old", 3);
		assertThat(this.begun).isEmpty();
		this.time.advance(Duration.ofMinutes(5));
		assertThat(this.begun).containsExactly("old");
		end("old");
		this.time.advance(PAUSE.minusMillis(1));
		assertThat(this.begun).containsExactly("old");
		this.time.advance(Duration.ofMillis(1));
		assertThat(this.begun).containsExactly("old", "young");
		end("young");
		assertThat(young.toCompletableFuture()).isCompletedWithValue(DONE);
	}

	@Test
	void ofTwoThatAreAlwaysClaimedTogetherEachGoesFirstOnce() {
		enter("old", 4);
		enter("young", 4);
		this.time.advance(PAUSE);
		assertThat(this.begun).containsExactly("young");
	}

	@Test
	void othersDoNotWaitForSuspects() {
		enter("old", 3);
		this.time.advance(PAUSE);
		enter("young", 1);
		assertThat(this.begun).containsExactly("old", "young");
	}

	@Test
	void aSuspectThatComesLaterHasItsTurnToo() {
		enter("old", 3);
		this.time.advance(PAUSE);
		end("old");
		this.time.advance(PAUSE);
		enter("young", 3);
		this.time.advance(PAUSE);
		assertThat(this.begun).containsExactly("old", "young");
	}

	@Test
	void whatIsWithdrawnWhileItWaitsDoesNotBegin() {
		WorkContext context = mock(WorkContext.class);
		ArgumentCaptor<Runnable> withdrawal = ArgumentCaptor.forClass(Runnable.class);
		Runnable registration = mock(Runnable.class);
		given(context.onCancel(withdrawal.capture())).willReturn(registration);
		CompletionStage<Outcome> withdrawn = enter(this.stage, work("old", 3), context);
		withdrawal.getValue().run();
		assertThat(withdrawn.toCompletableFuture()).isCompletedWithValueMatching(
				(outcome) -> outcome instanceof Outcome.Done done && done.result().status() == WorkStatus.CANCELLED);
		verify(registration).run();
		enter("young", 3);
		this.time.advance(PAUSE.multipliedBy(2));
		assertThat(this.begun).containsExactly("young");
	}

	@Test
	void aStageThatFailsHoldsUpNoOther() {
		CompletionStage<Outcome> failed = this.stage
			.execute(new Execution(new Claim(work("old", 3), 1), mock(Capability.class), context()), (execution) -> {
				throw new IllegalStateException("defect");
			});
		enter("young", 3);
		this.time.advance(PAUSE.multipliedBy(2));
		assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
		assertThat(this.begun).containsExactly("young");
	}

	@Test
	void anExecutorThatRefusesHoldsUpNoOther() {
		List<Runnable> refused = new ArrayList<>();
		QuarantineStage refusing = new QuarantineStage((task) -> {
			if (refused.isEmpty()) {
				refused.add(task);
				throw new RejectedExecutionException("full");
			}
			this.time.execute(task);
		}, this.time);
		CompletionStage<Outcome> failed = enter(refusing, work("old", 3));
		enter(refusing, work("young", 3));
		this.time.advance(PAUSE.multipliedBy(2));
		assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
		assertThat(this.begun).containsExactly("young");
	}

	private CompletionStage<Outcome> enter(String id, int attempt) {
		return enter(work(id, attempt));
	}

	private CompletionStage<Outcome> enter(WorkRecord record) {
		return enter(this.stage, record);
	}

	private CompletionStage<Outcome> enter(QuarantineStage entered, WorkRecord record) {
		return enter(entered, record, context());
	}

	private static WorkContext context() {
		WorkContext context = mock(WorkContext.class);
		given(context.onCancel(any())).willReturn(() -> {
		});
		return context;
	}

	private CompletionStage<Outcome> enter(QuarantineStage entered, WorkRecord record, WorkContext context) {
		Execution execution = new Execution(new Claim(record, 1), mock(Capability.class), context);
		return entered.execute(execution, (begins) -> {
			String id = begins.claim().record().key().requestId();
			this.begun.add(id);
			return this.running.computeIfAbsent(id, (key) -> new CompletableFuture<>());
		});
	}

	private void end(String id) {
		this.running.get(id).complete(DONE);
	}

	private WorkRecord work(String id, int attempt) {
		Instant accepted = id.equals("old") ? Instant.EPOCH : Instant.EPOCH.plusSeconds(1);
		Submission submission = new Submission(WorkRequest.of(id, "prepare-meal", "").build(), WorkKey.ANYONE,
				Ingress.HTTP);
		return WorkRecord.queued(submission, accepted).requeued(attempt - 1).started(this.time.instant());
	}

}
