package io.ensemble.engine.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.ensemble.capability.Capability;
import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.Gate;
import io.ensemble.capability.WorkContext;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.intake.Admission;
import io.ensemble.time.VirtualTime;
import io.ensemble.work.Delegation;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.ensemble.work.Priority;
import io.ensemble.work.Submission;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkRequest;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkExecutionTests {

	private static Capability echo() {
		return Capability.task("echo").handler((input) -> "echo " + input);
	}

	private static Capability never(List<WorkContext> contexts) {
		return Capability.task("never").invoker((context) -> {
			contexts.add(context);
			return new CompletableFuture<>();
		});
	}

	@Test
	void workGoesFromQueuedOverRunningToCompleted() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo()).start();
		engine.submit("r1", "echo", "soup");
		engine.time.runReady();
		WorkRecord record = engine.record("r1");
		assertThat(record.status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(record.result().output()).isEqualTo("echo soup");
		assertThat(record.attempt()).isEqualTo(1);
		assertThat(engine.statuses("r1")).containsExactly("QUEUED", "RUNNING", "COMPLETED");
	}

	@Test
	void acceptanceIsToldBeforeTheWorkStarts() {
		List<String> order = new ArrayList<>();
		TestEngine engine = TestEngine.with(1, 10).executor(Runnable::run).build();
		engine.offering(Capability.task("note").handler((input) -> {
			order.add("work");
			return "";
		})).start();
		engine.intake.submit(submission("r1", "note"), (admission) -> order.add("accepted"));
		assertThat(order).containsExactly("accepted", "work");
	}

	@Test
	void noMoreRunsAtOnceThanAllowed() {
		List<WorkContext> contexts = new ArrayList<>();
		TestEngine engine = TestEngine.with(3, 100).build().offering(never(contexts)).start();
		for (int i = 0; i < 10; i++) {
			engine.submit("r" + i, "never", "");
		}
		engine.time.runReady();
		assertThat(contexts).hasSize(3);
		assertThat(engine.inFlight.size()).isEqualTo(3);
		engine.control.cancel(WorkKey.of("r0"));
		engine.time.runReady();
		assertThat(contexts).hasSize(4);
	}

	@Test
	void waitingWorkRunsInTheOrderOfItsPriorityAndAge() {
		List<String> order = new ArrayList<>();
		TestEngine engine = TestEngine.with(1, 100).build();
		engine.offering(Capability.task("note").handler((input) -> {
			order.add(CurrentWork.find().orElseThrow().work().key().requestId());
			return "";
		}));
		engine.submit("low", "note", (request) -> request.priority(Priority.LOW));
		engine.submit("normal", "note", (request) -> request.priority(Priority.NORMAL));
		engine.submit("critical", "note", (request) -> request.priority(Priority.CRITICAL));
		engine.time.advance(Duration.ofMinutes(6));
		engine.submit("late-normal", "note", (request) -> request.priority(Priority.NORMAL));
		engine.submit("late-high", "note", (request) -> request.priority(Priority.HIGH));
		engine.start();
		engine.time.runReady();
		assertThat(order).containsExactly("critical", "late-high", "normal", "low", "late-normal");
	}

	@Test
	void lowWorkStartsWithinTheDifferenceOfTheBonusesUnderAFloodOfHigh() {
		Duration bound = Duration.ofMinutes(30);
		TestEngine engine = TestEngine.with(1, 100_000).build();
		List<Duration> waits = new ArrayList<>();
		engine.offering(Capability.task("minute").invoker((context) -> {
			if (context.work().priority() == Priority.LOW) {
				waits.add(Duration.between(context.work().submittedAt(), context.work().startedAt()));
			}
			CompletableFuture<String> done = new CompletableFuture<>();
			engine.time.schedule(Duration.ofMinutes(1), () -> done.complete("done"));
			return done;
		})).start();
		engine.submit("low", "minute", (request) -> request.priority(Priority.LOW));
		for (int minute = 0; minute < 90; minute++) {
			engine.submit("high-a" + minute, "minute", (request) -> request.priority(Priority.HIGH));
			engine.submit("high-b" + minute, "minute", (request) -> request.priority(Priority.HIGH));
			if (minute == 2) {
				engine.submit("low-2", "minute", (request) -> request.priority(Priority.LOW));
			}
			engine.time.advance(Duration.ofMinutes(1));
		}
		engine.time.advance(Duration.ofHours(3));
		assertThat(waits).hasSize(2);
		// Ahead of it when it comes of age is at most the HIGH work accepted until then.
		assertThat(waits.get(1)).isLessThanOrEqualTo(bound.multipliedBy(2).plusMinutes(5));
		assertThat(engine.statuses("low-2")).endsWith("COMPLETED");
	}

	@Test
	void aHandlersErrorIsABusinessFailureWithItsMessage() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(Capability.task("fail").handler((input) -> {
			throw new IllegalStateException("no vendors available");
		})).start();
		engine.submit("r1", "fail", "");
		engine.time.runReady();
		WorkRecord record = engine.record("r1");
		assertThat(record.status()).isEqualTo(WorkStatus.FAILED);
		assertThat(record.result().error()).isEqualTo("no vendors available");
		assertThat(record.result().code()).isEqualTo(ErrorCode.TASK_FAILED);
		assertThat(record.attempt()).isEqualTo(1);
	}

	@Test
	void anErrorWithoutWordsNamesNoClass() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(Capability.task("fail").handler((input) -> {
			throw new StackOverflowError();
		})).start();
		engine.submit("r1", "fail", "");
		engine.time.runReady();
		assertThat(engine.record("r1").result().error()).isEqualTo("The task failed without saying why");
	}

	@Test
	void aDefectOfAStageIsNoBusinessFailure() {
		AtomicInteger calls = new AtomicInteger();
		TestEngine engine = TestEngine.with(1, 10).stage((execution, next) -> {
			if (calls.incrementAndGet() == 1) {
				throw new IllegalStateException("a defect");
			}
			return next.proceed(execution);
		}).build().offering(echo()).start();
		engine.submit("r1", "echo", "soup");
		engine.time.runReady();
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.QUEUED);
		engine.time.advance(Duration.ofSeconds(15));
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(engine.record("r1").attempt()).isEqualTo(2);
	}

	@Test
	void cancellingWaitingWorkMeansItNeverStarts() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo());
		engine.submit("r1", "echo", "soup");
		assertThat(engine.control.cancel(WorkKey.of("r1")).toCompletableFuture().join()).isPresent();
		engine.start();
		engine.time.runReady();
		assertThat(engine.statuses("r1")).containsExactly("QUEUED", "CANCELLED");
		assertThat(engine.control.cancel(WorkKey.of("r1")).toCompletableFuture().join()).isEmpty();
	}

	@Test
	void cancellingRunningWorkInterruptsItsThread() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			CountDownLatch started = new CountDownLatch(1);
			CountDownLatch interrupted = new CountDownLatch(1);
			TestEngine engine = TestEngine.with(1, 10).executor(executor).build();
			engine.offering(Capability.task("block").handler((input) -> {
				started.countDown();
				try {
					new CountDownLatch(1).await();
				}
				catch (InterruptedException ex) {
					interrupted.countDown();
				}
				return "";
			})).start();
			engine.submit("r1", "block", "");
			assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
			engine.control.cancel(WorkKey.of("r1"));
			assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.CANCELLED);
			assertThat(executor.submit(Thread::interrupted).get()).isFalse();
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void anActionThatFailsWhenWorkIsCancelledHurtsNobody() {
		List<WorkContext> contexts = new ArrayList<>();
		List<String> told = new ArrayList<>();
		TestEngine engine = TestEngine.with(1, 10).build().offering(never(contexts)).start();
		engine.submit("r1", "never", "");
		engine.time.runReady();
		Runnable defect = () -> {
			throw new IllegalStateException("a defect of the handler");
		};
		contexts.get(0).onCancel(defect);
		contexts.get(0).onCancel(() -> told.add("taken back")).run();
		contexts.get(0).onCancel(() -> told.add("next"));
		assertThat(engine.control.cancel(WorkKey.of("r1")).toCompletableFuture().join()).isPresent();
		contexts.get(0).onCancel(defect);
		assertThat(told).containsExactly("next");
	}

	@Test
	void waitingWorkWhoseDeadlinePassesIsNotStarted() {
		List<WorkContext> contexts = new ArrayList<>();
		TestEngine engine = TestEngine.with(1, 10).build().offering(never(contexts)).start();
		engine.submit("first", "never", "");
		engine.submit("second", "never", (request) -> request.deadline(Duration.ofMillis(500)));
		engine.time.advance(Duration.ofMillis(499));
		assertThat(engine.record("second").status()).isEqualTo(WorkStatus.QUEUED);
		engine.time.advance(Duration.ofMillis(2));
		assertThat(engine.statuses("second")).containsExactly("QUEUED", "EXPIRED");
		assertThat(contexts).hasSize(1);
	}

	@Test
	void noTimerIsKeptForWorkThatWaitsInADurableStore() {
		List<Duration> delays = new ArrayList<>();
		VirtualTime time = new VirtualTime();
		TestEngine engine = TestEngine.with(1, 10).on(time).queue(DurableQueue::over).timers((delay, task) -> {
			delays.add(delay);
			return time.schedule(delay, task);
		}).build().offering(never(new ArrayList<>())).start();
		engine.submit("first", "never", (request) -> request.deadline(Duration.ofMinutes(7)));
		engine.submit("second", "never", (request) -> request.deadline(Duration.ofMinutes(5)));
		engine.time.runReady();
		assertThat(delays).contains(Duration.ofMinutes(7)).doesNotContain(Duration.ofMinutes(5));
		engine.time.advance(Duration.ofMinutes(5).plus(engine.settings.lease()));
		assertThat(engine.statuses("second")).containsExactly("QUEUED", "EXPIRED");
		engine.time.advance(Duration.ofMinutes(2));
		assertThat(engine.statuses("first")).containsExactly("QUEUED", "RUNNING", "EXPIRED");
	}

	@Test
	void runningWorkIsStoppedAtItsDeadlineAndLeavesWhatItHas() {
		List<WorkContext> contexts = new ArrayList<>();
		AtomicBoolean told = new AtomicBoolean();
		TestEngine engine = TestEngine.with(1, 10).build().offering(never(contexts)).start();
		engine.submit("r1", "never", (request) -> request.deadline(Duration.ofMinutes(30)));
		engine.time.runReady();
		contexts.get(0).onCancel(() -> told.set(true));
		contexts.get(0).partial("half a soup");
		contexts.get(0).tokens(new TokenUsage(10, 5));
		contexts.get(0).tokens(new TokenUsage(1, 1));
		engine.time.advance(Duration.ofMinutes(30).plusMillis(1));
		WorkRecord record = engine.record("r1");
		assertThat(record.status()).isEqualTo(WorkStatus.EXPIRED);
		assertThat(record.result().output()).isEqualTo("half a soup");
		assertThat(record.result().tokens()).isEqualTo(new TokenUsage(11, 6));
		assertThat(told).isTrue();
		assertThat(contexts.get(0).isCancelled()).isTrue();
	}

	@Test
	void aHandlerThatGivesUpAtItsDeadlineHasExpiredEvenIfTheTimerIsLate() {
		CompletableFuture<String> output = new CompletableFuture<>();
		TestEngine engine = TestEngine.with(1, 10).timers((delay, task) -> () -> {
		}).build();
		engine.offering(Capability.task("slow").invoker((context) -> output)).start();
		engine.submit("r1", "slow", (request) -> request.deadline(Duration.ofMinutes(1)));
		engine.time.advance(Duration.ofMinutes(1).plusMillis(1));
		output.completeExceptionally(new IllegalStateException("no time left"));
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.EXPIRED);
		assertThat(engine.record("r1").result().code()).isEqualTo(ErrorCode.EXPIRED);
	}

	@Test
	void aResultThatComesAfterTheEndIsDroppedAndCounted() {
		CompletableFuture<String> later = new CompletableFuture<>();
		TestEngine engine = TestEngine.with(1, 10).build();
		engine.offering(Capability.task("slow").invoker((context) -> later.copy().thenApply((text) -> text))).start();
		engine.submit("r1", "slow", "");
		engine.time.runReady();
		engine.results.end(WorkKey.of("r1"),
				WorkResult.ended(WorkStatus.CANCELLED, ErrorCode.CANCELLED, "by another replica"));
		later.complete("too late");
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.CANCELLED);
		assertThat(engine.events).anyMatch(WorkEvent.Late.class::isInstance);
	}

	@Test
	void leasesOfRunningWorkAreRenewedForHours() {
		List<WorkContext> contexts = new ArrayList<>();
		TestEngine engine = TestEngine.with(1, 10).build().offering(never(contexts)).start();
		engine.submit("r1", "never", "");
		engine.time.advance(Duration.ofHours(5));
		assertThat(contexts).hasSize(1);
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.RUNNING);
		assertThat(engine.record("r1").attempt()).isEqualTo(1);
	}

	@Test
	void progressReachesListenersInOrder() {
		TestEngine engine = TestEngine.with(1, 10).build();
		engine.offering(Capability.task("cook").invoker((context) -> {
			context.progress("Chopping", 10);
			context.progress("Frying", 150);
			return CompletableFuture.completedFuture("done");
		})).start();
		engine.submit("r1", "cook", "");
		engine.time.runReady();
		List<String> told = engine.history.of(WorkKey.of("r1"))
			.stream()
			.map((event) -> (event instanceof WorkEvent.Progressed progressed)
					? progressed.progress().message() + " " + progressed.progress().percentComplete()
					: ((WorkEvent.Changed) event).record().status().name())
			.toList();
		assertThat(told).containsExactly("QUEUED", "RUNNING", "Chopping 10", "Frying 100", "COMPLETED");
	}

	@Test
	void childIdsAreDerivedAndDelegationsEndUpInTheResult() {
		TestEngine engine = TestEngine.with(1, 10).build();
		engine.offering(Capability.task("order").invoker((context) -> {
			String id = context.nextChildId();
			context.delegated(new Delegation(id, "kitchen", "prepare-meal", WorkStatus.RUNNING));
			context.delegated(new Delegation(id, "kitchen", "prepare-meal", WorkStatus.COMPLETED));
			return CompletableFuture.completedFuture(context.nextChildId());
		})).start();
		engine.submit("r1", "order", "");
		engine.submit("x".repeat(127), "order", "");
		engine.time.runReady();
		assertThat(engine.record("r1").result().delegations())
			.containsExactly(new Delegation("r1:1", "kitchen", "prepare-meal", WorkStatus.COMPLETED));
		assertThat(engine.record("r1").result().output()).isEqualTo("r1:2");
		assertThat(engine.record("x".repeat(127)).result().output()).hasSize(34).endsWith(":2");
	}

	@Test
	void aCaveatStandsInTheResultOfCompletedWorkOnly() {
		TestEngine engine = TestEngine.with(1, 10).build();
		engine.offering(Capability.task("guess").invoker((context) -> {
			context.caveat("only a guess");
			return CompletableFuture.completedFuture("42");
		})).offering(Capability.task("fail").invoker((context) -> {
			context.caveat("only a guess");
			throw new IllegalStateException("no idea");
		})).start();
		engine.submit("r1", "guess", "");
		engine.submit("r2", "fail", "");
		engine.time.runReady();
		assertThat(engine.record("r1").result().status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(engine.record("r1").result().error()).isEqualTo("only a guess");
		assertThat(engine.record("r1").result().code()).isNull();
		assertThat(engine.record("r2").result().error()).isEqualTo("no idea");
	}

	@Test
	void gatedWorkWaitsForEverAndHoldsNoPlace() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo());
		engine
			.offering(Capability.task("open-safe").gate(new Gate("manager", "Open it?")).handler((input) -> "opened"));
		engine.start();
		engine.submit("safe", "open-safe", "");
		engine.submit("r1", "echo", "soup");
		engine.time.advance(Duration.ofDays(2));
		assertThat(engine.statuses("safe")).containsExactly("QUEUED", "WAITING_REVIEW");
		assertThat(engine.record("safe").status()).isEqualTo(WorkStatus.WAITING_REVIEW);
		assertThat(engine.history.of(WorkKey.of("safe"))).last(InstanceOfAssertFactories.type(WorkEvent.Changed.class))
			.extracting(WorkEvent.Changed::record)
			.isEqualTo(engine.record("safe"));
		assertThat(engine.statuses("r1")).endsWith("COMPLETED");
		engine.control.cancel(WorkKey.of("safe"));
		assertThat(engine.record("safe").status()).isEqualTo(WorkStatus.CANCELLED);
	}

	@Test
	void reprioritisedWorkMovesUp() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo());
		engine.submit("first", "echo", "");
		Admission second = engine.submit("second", "echo", "");
		assertThat(((Admission.Accepted) second).position()).isEqualTo(2);
		engine.control.reprioritise(WorkKey.of("second"), Priority.CRITICAL);
		assertThat(engine.estimates.of(engine.record("second")).toCompletableFuture().join().position()).isEqualTo(1);
		engine.start();
		engine.time.runReady();
		assertThat(engine.control.reprioritise(WorkKey.of("second"), Priority.LOW).toCompletableFuture().join())
			.isEmpty();
	}

	@Test
	void workOfACapabilityThatVanishedFails() {
		TestEngine engine = TestEngine.with(1, 10).build().offering(echo());
		engine.submit("r1", "echo", "");
		engine.capabilities.unregister("echo");
		engine.start();
		engine.time.runReady();
		assertThat(engine.record("r1").result().code()).isEqualTo(ErrorCode.UNKNOWN_CAPABILITY);
	}

	@Test
	void workThatAnotherProcessMayKnowIsGivenBackBeforeItFails() {
		TestEngine engine = TestEngine.with(1, 10).queue(DurableQueue::over).build().offering(echo());
		engine.submit("r1", "echo", "");
		engine.submit("r2", "echo", "");
		engine.capabilities.unregister("echo");
		engine.start();
		engine.time.advance(Duration.ofSeconds(1));
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.QUEUED);
		assertThat(engine.record("r1").attempt()).isEqualTo(1);
		assertThat(engine.record("r1").lastError()).isEqualTo("This ensemble no longer offers echo");
		assertThat(engine.queue.claim(1, Duration.ofMinutes(30)).toCompletableFuture().join())
			.as("claimable before its pause is over")
			.isEmpty();
		engine.time.advance(Duration.ofMinutes(10));
		assertThat(engine.record("r1").attempt()).isEqualTo(5);
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.FAILED);
		assertThat(engine.record("r1").result().code()).isEqualTo(ErrorCode.UNKNOWN_CAPABILITY);
	}

	@Test
	void workThatComesBackToAProcessWhichKnowsItByThenIsDone() {
		TestEngine engine = TestEngine.with(1, 10).queue(DurableQueue::over).build().offering(echo());
		engine.submit("r1", "echo", "soup");
		engine.capabilities.unregister("echo");
		engine.start();
		engine.time.advance(Duration.ofSeconds(1));
		engine.offering(echo());
		engine.time.advance(Duration.ofSeconds(10));
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(engine.record("r1").attempt()).isEqualTo(2);
	}

	@Test
	void whatTheQueueHandsOutDuringADrainGoesBackBeforeTheDrainIsOver() {
		CompletableFuture<Void> answered = new CompletableFuture<>();
		TestEngine engine = TestEngine.with(1, 10)
			.queue((queue) -> ObservedClaims.of(DurableQueue.over(queue),
					(claims) -> answered.thenCombine(claims, (now, claimed) -> claimed)))
			.build()
			.offering(echo());
		engine.submit("r1", "echo", "soup");
		engine.start();
		engine.time.runReady();
		CompletableFuture<Void> drained = engine.lifecycle.drain().toCompletableFuture();
		engine.time.advance(Duration.ofSeconds(1));
		assertThat(drained).as("drained while a claim was under way").isNotDone();
		answered.complete(null);
		engine.time.advance(Duration.ofSeconds(1));
		assertThat(drained).isCompleted();
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.QUEUED);
		assertThat(engine.statuses("r1")).doesNotContain("RUNNING");
		assertThat(engine.queue.isDurable()).isTrue();
	}

	@Test
	void aQueueThatHadNothingIsNotAskedAgainUntilItHasSomething() {
		AtomicInteger asked = new AtomicInteger();
		TestEngine engine = TestEngine.with(3, 10).queue((queue) -> ObservedClaims.of(queue, (claims) -> {
			asked.incrementAndGet();
			return claims;
		})).build().offering(never(new ArrayList<>())).offering(echo()).start();
		engine.submit("r1", "never", "");
		engine.submit("r2", "never", "");
		engine.time.runReady();
		int before = asked.get();
		engine.control.cancel(WorkKey.of("r1"));
		engine.time.runReady();
		assertThat(engine.inFlight.size()).isEqualTo(1);
		assertThat(asked).as("questions when work ended").hasValue(before);
		engine.submit("r3", "echo", "soup");
		engine.time.runReady();
		assertThat(engine.record("r3").status()).isEqualTo(WorkStatus.COMPLETED);
	}

	@Test
	void whatEndsWhileAClaimIsUnderWayLeavesTheNextOneToIt() {
		AtomicInteger asked = new AtomicInteger();
		CompletableFuture<Void> answered = new CompletableFuture<>();
		TestEngine engine = TestEngine.with(3, 10).queue((queue) -> ObservedClaims.of(queue, (claims) -> {
			boolean afterThree = asked.incrementAndGet() > 3;
			return afterThree ? answered.thenCombine(claims, (now, claimed) -> claimed) : claims;
		})).build().offering(never(new ArrayList<>())).offering(echo());
		Stream.of("r1", "r2", "r3").forEach((id) -> engine.submit(id, "never", ""));
		engine.start();
		engine.time.runReady();
		asked.set(3);
		engine.control.cancel(WorkKey.of("r1"));
		engine.control.cancel(WorkKey.of("r2"));
		engine.time.runReady();
		assertThat(asked).as("asked once the first had ended").hasValue(4);
		answered.complete(null);
		engine.time.runReady();
		assertThat(asked).as("asked again after there was nothing").hasValue(4);
		engine.submit("r4", "echo", "soup");
		engine.time.runReady();
		assertThat(engine.record("r4").status()).isEqualTo(WorkStatus.COMPLETED);
	}

	@Test
	void aQueueThatGaveLessThanWasAskedForIsNotAskedAgainUntilItTells() {
		AtomicInteger asked = new AtomicInteger();
		TestEngine engine = TestEngine.with(3, 10).queue((queue) -> ObservedClaims.of(queue, (claims) -> {
			asked.incrementAndGet();
			return claims;
		})).build().offering(echo());
		engine.submit("r1", "echo", "soup");
		engine.submit("r2", "echo", "soup");
		engine.start();
		engine.time.runReady();
		assertThat(engine.record("r2").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(asked).hasValue(1);
		engine.submit("r3", "echo", "soup");
		engine.time.runReady();
		assertThat(engine.record("r3").status()).isEqualTo(WorkStatus.COMPLETED);
	}

	private static Submission submission(String id, String task) {
		return new Submission(WorkRequest.of(id, task, "").build(), WorkKey.ANYONE, Ingress.HTTP);
	}

}
