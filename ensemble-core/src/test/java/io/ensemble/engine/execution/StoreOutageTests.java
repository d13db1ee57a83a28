package io.ensemble.engine.execution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.ensemble.capability.Capability;
import io.ensemble.capability.failure.TransientFailureException;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.intake.Admission;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.StoreUnavailableException;
import io.ensemble.transport.WorkQueue;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StoreOutageTests {

	private final AtomicBoolean away = new AtomicBoolean();

	private final TestEngine engine = TestEngine.with(1, 10)
		.queue((store) -> breakable(WorkQueue.class, store))
		.results((store) -> breakable(ResultStore.class, store))
		.build();

	@Test
	void submittingWhileTheStoreIsAwayIsRefusedAndWorksAgainAfterwards() {
		this.engine.offering(Capability.task("echo").handler((input) -> input)).start();
		this.away.set(true);
		Admission refused = this.engine.submit("r1", "echo", "");
		assertThat(((Admission.Refused) refused).code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
		this.away.set(false);
		assertThat(this.engine.submit("r1", "echo", "")).isInstanceOf(Admission.Accepted.class);
	}

	@Test
	void nothingIsRefusedForGoodWhileTheStoreCannotSayWhetherItIsKnown() {
		this.away.set(true);
		assertThat(refusal("nothing")).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
		this.engine.offering(Capability.task("echo").handler((input) -> input));
		this.engine.intake.close((submission) -> false);
		assertThat(refusal("echo")).isEqualTo(ErrorCode.DRAINING);
	}

	@Test
	void aResultThatCannotBeWrittenIsKeptAndWrittenLater() {
		CompletableFuture<String> output = new CompletableFuture<>();
		this.engine.offering(Capability.task("slow").invoker((context) -> output)).start();
		this.engine.submit("r1", "slow", "");
		this.engine.time.runReady();
		this.away.set(true);
		output.complete("soup");
		this.engine.time.advance(Duration.ofMinutes(10));
		this.away.set(false);
		this.engine.time.advance(Duration.ofSeconds(2));
		assertThat(this.engine.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(this.engine.record("r1").result().output()).isEqualTo("soup");
		assertThat(this.engine.record("r1").attempt()).isEqualTo(1);
	}

	@Test
	void whatRunsHereIsNotGivenAwayBeforeItsLeaseCouldBeRenewed() {
		CompletableFuture<String> output = new CompletableFuture<>();
		TestEngine late = TestEngine.with(1, 10)
			.queue((store) -> breakable(WorkQueue.class, store, "renew"::equals))
			.build()
			.offering(Capability.task("slow").invoker((context) -> output))
			.start();
		late.submit("r1", "slow", "");
		late.time.runReady();
		this.away.set(true);
		late.time.advance(late.settings.lease().multipliedBy(3));
		this.away.set(false);
		late.time.advance(late.settings.lease());
		output.complete("soup");
		late.time.advance(Duration.ofSeconds(2));
		assertThat(late.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(late.record("r1").attempt()).isEqualTo(1);
	}

	@Test
	void noRetryOfOtherWorkGivesAwayWhatRunsHere() {
		CompletableFuture<String> failing = new CompletableFuture<>();
		TestEngine late = TestEngine.with(2, 10)
			.queue((store) -> breakable(WorkQueue.class, store, "renew"::equals))
			.build()
			.offering(Capability.task("slow").invoker((context) -> new CompletableFuture<>()))
			.offering(Capability.task("flaky").invoker((context) -> failing))
			.start();
		late.submit("r1", "slow", "");
		late.submit("r2", "flaky", "");
		late.time.runReady();
		this.away.set(true);
		late.time.advance(late.settings.lease().multipliedBy(3));
		failing.completeExceptionally(new TransientFailureException("not now"));
		late.time.advance(late.settings.lease());
		this.away.set(false);
		late.time.advance(late.settings.lease());
		assertThat(late.record("r1").attempt()).isEqualTo(1);
		assertThat(late.record("r2").attempt()).isGreaterThan(1);
	}

	@Test
	void aDeadlineThatPassesWhileTheStoreIsAwayEndsTheWorkAfterwards() {
		CompletableFuture<String> output = new CompletableFuture<>();
		this.engine.offering(Capability.task("slow").invoker((context) -> output)).start();
		this.engine.submit("r1", "slow", (request) -> request.deadline(Duration.ofMinutes(1)));
		this.engine.time.runReady();
		this.away.set(true);
		this.engine.time.advance(Duration.ofMinutes(2));
		this.away.set(false);
		this.engine.time.advance(Duration.ofSeconds(1));
		assertThat(this.engine.record("r1").status()).isEqualTo(WorkStatus.EXPIRED);
		assertThat(output).isCancelled();
	}

	@Test
	void waitingWorkIsTakenUpAgainWhenTheStoreReturns() {
		this.engine.offering(Capability.task("echo").handler((input) -> input));
		this.engine.submit("r1", "echo", "");
		this.away.set(true);
		this.engine.start();
		this.engine.time.advance(Duration.ofMinutes(1));
		this.away.set(false);
		this.engine.time.advance(Duration.ofSeconds(2));
		assertThat(this.engine.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
	}

	@Test
	void aQueueThatIsAwayIsAskedOnceASecondWhoeverAskedForItMeanwhile() {
		AtomicInteger asked = new AtomicInteger();
		TestEngine asking = TestEngine.with(1, 10).queue((queue) -> ObservedClaims.of(queue, (claims) -> {
			asked.incrementAndGet();
			return CompletableFuture.failedFuture(new StoreUnavailableException("no connection", null));
		})).build();
		for (int i = 0; i < 5; i++) {
			asking.dispatcher.start();
		}
		asking.time.advance(Duration.ofSeconds(10));
		assertThat(asked).hasValue(15);
	}

	@Test
	void anOutageIsNotALineForEachCallThatFails(CapturedOutput output) {
		this.engine.offering(Capability.task("echo").handler((input) -> input)).start();
		this.away.set(true);
		this.engine.dispatcher.start();
		for (int second = 0; second < 60; second++) {
			this.engine.submit("r" + second, "echo", "");
			this.engine.time.advance(Duration.ofSeconds(1));
		}
		this.away.set(false);
		this.engine.time.advance(Duration.ofSeconds(2));
		assertThat(output.getOut().lines().filter((line) -> line.contains("does not answer"))).hasSize(5);
		assertThat(output.getOut().lines().filter((line) -> line.contains("answers again after 61 s"))).hasSize(1);
	}

	private ErrorCode refusal(String task) {
		return ((Admission.Refused) this.engine.submit("r1", task, "")).code();
	}

	private <T> T breakable(Class<T> face, T store) {
		return breakable(face, store, (method) -> true);
	}

	private <T> T breakable(Class<T> face, T store, Predicate<String> breaks) {
		return face.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { face },
				(proxy, method, arguments) -> {
					if (this.away.get() && breaks.test(method.getName())
							&& method.getReturnType().isAssignableFrom(CompletableFuture.class)) {
						return CompletableFuture.failedFuture(new StoreUnavailableException("no connection", null));
					}
					try {
						return method.invoke(store, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				}));
	}

}
