package io.ensemble.engine.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkIntakeTests {

	private static Capability echo() {
		return Capability.task("echo").handler((input) -> "echo " + input);
	}

	private static ErrorCode refusal(Admission admission) {
		assertThat(admission).isInstanceOf(Admission.Refused.class);
		return ((Admission.Refused) admission).code();
	}

	@Test
	void acceptedWorkGetsItsPositionAndAnEstimate() {
		TestEngine engine = TestEngine.with(2, 10).build().offering(echo());
		for (int i = 1; i <= 5; i++) {
			Admission.Accepted accepted = (Admission.Accepted) engine.submit("r" + i, "echo", "");
			assertThat(accepted.position()).isEqualTo(i);
			Duration rounds = Duration.ofSeconds(30L * ((i - 1) / 2 + 1));
			assertThat(accepted.estimatedCompletion()).isEqualTo(rounds);
		}
	}

	@Test
	void estimatesAreLearnedFromWhatWorkTook() {
		TestEngine engine = TestEngine.with(1, 10).build();
		engine.offering(Capability.task("cook").invoker((context) -> {
			CompletableFuture<String> done = new CompletableFuture<>();
			engine.time.schedule(Duration.ofSeconds(4), () -> done.complete(""));
			return done;
		})).start();
		engine.submit("r1", "cook", "");
		engine.time.advance(Duration.ofSeconds(5));
		Admission.Accepted accepted = (Admission.Accepted) engine.submit("r2", "cook", "");
		assertThat(accepted.estimatedCompletion()).isEqualTo(Duration.ofSeconds(4));
		engine.time.advance(Duration.ofSeconds(1));
		assertThat(engine.estimates.of(engine.record("r2")).toCompletableFuture().join())
			.isEqualTo(new WorkEstimate(0L, Duration.ofSeconds(3)));
	}

	@Test
	void theSameRequestIsKnownAndOtherContentIsAMismatch() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo()).start();
		engine.submit("r1", "echo", "soup");
		engine.time.runReady();
		Admission again = engine.submit("r1", "echo", "soup");
		assertThat(((Admission.Known) again).record().status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(refusal(engine.submit("r1", "echo", "salad"))).isEqualTo(ErrorCode.IDEMPOTENCY_MISMATCH);
		assertThat(engine.record("r1").attempt()).isEqualTo(1);
	}

	@Test
	void whatWasAcceptedIsKnownThoughTheRulesChangedSince() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo()).start();
		engine.submit("r1", "echo", "soup");
		engine.time.runReady();
		engine.capabilities.unregister("echo");
		engine.events.clear();
		Admission again = engine.submit("r1", "echo", "soup");
		assertThat(((Admission.Known) again).record().status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(engine.events).isEmpty();
		assertThat(refusal(engine.submit("r1", "echo", "salad"))).isEqualTo(ErrorCode.IDEMPOTENCY_MISMATCH);
		assertThat(refusal(engine.submit("r2", "echo", "soup"))).isEqualTo(ErrorCode.UNKNOWN_CAPABILITY);
		engine.time.advance(Duration.ofHours(25));
		assertThat(refusal(engine.submit("r1", "echo", "soup"))).isEqualTo(ErrorCode.RESULT_EXPIRED);
	}

	@Test
	void twoCallersMayUseTheSameId() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo());
		WorkRequest request = WorkRequest.of("r1", "echo", "soup").build();
		engine.intake.submit(new Submission(request, "anna", Ingress.HTTP));
		CompletionStage<Admission> other = engine.intake.submit(new Submission(request, "ben", Ingress.HTTP));
		assertThat(other.toCompletableFuture().join()).isInstanceOf(Admission.Accepted.class);
	}

	@Test
	void aFullQueueRefusesAtOnceAndLosesNothing() {
		TestEngine engine = TestEngine.with(1, 1_000).build().offering(echo());
		int accepted = 0;
		int refused = 0;
		for (int i = 0; i < 5_000; i++) {
			Admission admission = engine.submit("r" + i, "echo", "");
			if (admission instanceof Admission.Accepted) {
				accepted++;
			}
			else {
				assertThat(refusal(admission)).isEqualTo(ErrorCode.QUEUE_FULL);
				assertThat(((Admission.Refused) admission).retryAfter()).isPositive();
				refused++;
			}
		}
		assertThat(accepted).isEqualTo(1_000);
		assertThat(refused).isEqualTo(4_000);
		engine.start();
		engine.time.runReady();
		for (int i = 0; i < 1_000; i++) {
			assertThat(engine.record("r" + i).status()).isEqualTo(WorkStatus.COMPLETED);
		}
	}

	@Test
	void unknownAndPrivateTasksAreRefusedAlike() {
		TestEngine engine = TestEngine.with(1, 10).build();
		engine.offering(Capability.task("secret").unshared().handler((input) -> ""));
		Admission unknown = engine.submit("r1", "nothing", "");
		Admission hidden = engine.submit("r2", "secret", "");
		assertThat(refusal(unknown)).isEqualTo(ErrorCode.UNKNOWN_CAPABILITY);
		assertThat(hidden).isEqualTo(unknown);
		Submission local = new Submission(WorkRequest.of("r3", "secret", "").build(), WorkKey.ANYONE, Ingress.LOCAL);
		assertThat(engine.intake.submit(local).toCompletableFuture().join()).isInstanceOf(Admission.Accepted.class);
	}

	@Test
	void limitsAreRefusedWithTheirField() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo());
		assertThat(engine.submit("r1", "echo", "x".repeat((1 << 20) + 1))).isEqualTo(
				new Admission.Refused(ErrorCode.TOO_LARGE, "must not be larger than 1048576 bytes", "context", null));
		assertThat(refusal(engine.submit("r2", "echo", "\u00e4".repeat((1 << 19) + 1)))).isEqualTo(ErrorCode.TOO_LARGE);
		assertThat(engine.submit("r3", "echo", "\u00e4".repeat(1 << 19))).isInstanceOf(Admission.Accepted.class);
		Admission absurd = engine.submit("r4", "echo", (request) -> request.deadline(Duration.ofDays(31)));
		assertThat(((Admission.Refused) absurd).field()).isEqualTo("deadline");
		assertThat(refusal(engine.submit("r5", "echo", (request) -> request.hops(9))))
			.isEqualTo(ErrorCode.TOO_MANY_HOPS);
		Admission queue = engine.submit("r6", "echo",
				(request) -> request.delivery(new DeliverySpec(DeliveryMethod.QUEUE, "kitchen.results")));
		assertThat(((Admission.Refused) queue).field()).isEqualTo("delivery.method");
	}

	@Test
	void aCallerWhoseNameNoStoreCanKeepIsRefused() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo());
		assertThat(submit(engine, "\u98df".repeat(342))).isEqualTo(new Admission.Refused(ErrorCode.INVALID,
				"must be text of not more than 1024 bytes in UTF-8", "caller", null));
		assertThat(refusal(submit(engine, "x".repeat(1_025)))).isEqualTo(ErrorCode.INVALID);
		assertThat(refusal(submit(engine, "a\0b"))).isEqualTo(ErrorCode.INVALID);
		assertThat(refusal(submit(engine, "a\ud83d"))).isEqualTo(ErrorCode.INVALID);
		assertThat(submit(engine, "\u98df".repeat(341) + "x")).isInstanceOf(Admission.Accepted.class);
	}

	private static Admission submit(TestEngine engine, String caller) {
		Submission submission = new Submission(WorkRequest.of("r1", "echo", "soup").build(), caller, Ingress.HTTP);
		return engine.intake.submit(submission).toCompletableFuture().join();
	}

	@Test
	void refusalsAreTold() {
		TestEngine engine = TestEngine.with(1, 10).build();
		engine.submit("r1", "nothing", "");
		assertThat(engine.events).singleElement()
			.isInstanceOfSatisfying(WorkEvent.Refused.class,
					(event) -> assertThat(event.code()).isEqualTo(ErrorCode.UNKNOWN_CAPABILITY));
	}

	@Test
	void aClosedIntakeStillAnswersWhatWasAcceptedBefore() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo());
		engine.submit("r1", "echo", "soup");
		engine.intake.close((submission) -> false);
		assertThat(engine.submit("r1", "echo", "soup")).isInstanceOf(Admission.Known.class);
		assertThat(refusal(engine.submit("r1", "echo", "salad"))).isEqualTo(ErrorCode.IDEMPOTENCY_MISMATCH);
		assertThat(refusal(engine.submit("r2", "echo", "soup"))).isEqualTo(ErrorCode.DRAINING);
	}

	@Test
	void tenCallersWithOneIdAtOnceCauseOneExecution() throws Exception {
		AtomicInteger executions = new AtomicInteger();
		ExecutorService callers = Executors.newFixedThreadPool(10);
		ExecutorService workers = Executors.newFixedThreadPool(4);
		try {
			TestEngine engine = TestEngine.with(4, 10_000).executor(workers).build();
			engine.offering(Capability.task("count").handler((input) -> String.valueOf(executions.incrementAndGet())))
				.start();
			for (int round = 0; round < 200; round++) {
				String id = "r" + round;
				CountDownLatch together = new CountDownLatch(1);
				List<Future<Admission>> answers = new ArrayList<>();
				for (int caller = 0; caller < 10; caller++) {
					answers.add(callers.submit(() -> {
						together.await();
						return engine.submit(id, "count", "");
					}));
				}
				together.countDown();
				int accepted = 0;
				for (Future<Admission> answer : answers) {
					accepted += (answer.get(10, TimeUnit.SECONDS) instanceof Admission.Accepted) ? 1 : 0;
				}
				assertThat(accepted).isEqualTo(1);
				engine.results.whenFinal(WorkKey.of(id)).toCompletableFuture().get(10, TimeUnit.SECONDS);
			}
			assertThat(executions).hasValue(200);
		}
		finally {
			callers.shutdownNow();
			workers.shutdownNow();
		}
	}

}
