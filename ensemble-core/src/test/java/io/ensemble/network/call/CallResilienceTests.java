package io.ensemble.network.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.CallOptions;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.failure.RemoteCallException;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.time.VirtualTime;
import io.ensemble.work.ErrorCode;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallResilienceTests {

	private static final CallOptions ONCE = options(RetryConfig.custom().maxAttempts(1).build());

	private final VirtualTime time = new VirtualTime();

	private final CallResilience resilience = new CallResilience(CircuitBreakerRegistry.ofDefaults(),
			RetryRegistry.ofDefaults(), this.time, this.time);

	private final List<Instant> attempts = new ArrayList<>();

	private Supplier<CompletableFuture<String>> kitchen = () -> CompletableFuture.failedFuture(unreachable());

	@Test
	void theSettingsOfACapabilityComeBeforeThoseOfItsEnsembleAndThoseOfAllEnsembles() {
		RetryRegistry retries = RetryRegistry.ofDefaults();
		retries.addConfiguration("ensemble", attempts(2));
		retries.retry("kitchen", attempts(4));
		retries.retry("kitchen.prepare-meal", attempts(5));
		CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
		breakers.addConfiguration("ensemble", CircuitBreakerConfig.ofDefaults());
		CallResilience layered = new CallResilience(breakers, retries, this.time, this.time);
		assertThat(attempts(layered, "kitchen", "prepare-meal")).isEqualTo(5);
		assertThat(attempts(layered, "kitchen", "cook")).isEqualTo(4);
		assertThat(attempts(layered, "bistro", "prepare-meal")).isEqualTo(2);
	}

	@Test
	void aFailureThatMayPassIsTriedThreeTimesWithPausesOfFiveSecondsAndTenUpToAHalfMoreOrLess() {
		for (int i = 0; i < 20; i++) {
			this.attempts.clear();
			String peer = "kitchen-" + i;
			CompletableFuture<String> call = call(peer, CallOptions.DEFAULT);
			this.time.advance(Duration.ofMinutes(2));
			assertThat(failure(call)).isInstanceOf(RemoteUnreachableException.class);
			assertThat(this.attempts).hasSize(3);
			assertThat(pause(1)).isBetween(Duration.ofMillis(2500), Duration.ofMillis(7500));
			assertThat(pause(2)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(15));
		}
	}

	@Test
	void whatAnEarlierAttemptMayHaveBegunIsNotForgottenWhenLaterOnesAreNeverSent() {
		this.kitchen = () -> CompletableFuture
			.failedFuture(new RemoteUnreachableException("kitchen", "broken off", true, true, null));
		CompletableFuture<String> call = call("kitchen", CallOptions.DEFAULT);
		this.kitchen = () -> CompletableFuture.failedFuture(unreachable());
		this.time.advance(Duration.ofMinutes(2));
		assertThat(this.attempts).hasSize(3);
		assertThat(failure(call)).isInstanceOfSatisfying(RemoteCallException.class,
				(failure) -> assertThat(failure.mayHaveRun()).isTrue());
		assertThat(failure(call)).hasMessage("broken off");
		assertThat(failure(call("bistro", ONCE))).isInstanceOfSatisfying(RemoteCallException.class,
				(failure) -> assertThat(failure.mayHaveRun()).isFalse());
	}

	@Test
	void theSecondAttemptMaySucceed() {
		CompletableFuture<String> call = call("kitchen", CallOptions.DEFAULT);
		this.kitchen = () -> CompletableFuture.completedFuture("soup");
		this.time.advance(Duration.ofSeconds(8));
		assertThat(call).isCompletedWithValue("soup");
		assertThat(this.attempts).hasSize(2);
	}

	@ParameterizedTest
	@EnumSource(names = { "QUEUE_FULL", "DRAINING", "STORE_UNAVAILABLE" })
	void whatTheOtherMayTakeLaterIsTriedAgain(ErrorCode code) {
		this.kitchen = () -> CompletableFuture.failedFuture(new RemoteRefusedException("kitchen", code, "later"));
		call("kitchen", CallOptions.DEFAULT);
		this.time.advance(Duration.ofMinutes(2));
		assertThat(this.attempts).hasSize(3);
	}

	@ParameterizedTest
	@EnumSource(names = { "UNKNOWN_CAPABILITY", "INVALID", "TOO_MANY_HOPS", "IDEMPOTENCY_MISMATCH", "FORBIDDEN" })
	void whatTheOtherWillNeverTakeIsNotTriedAgain(ErrorCode code) {
		this.kitchen = () -> CompletableFuture.failedFuture(new RemoteRefusedException("kitchen", code, "never"));
		CompletableFuture<String> call = call("kitchen", CallOptions.DEFAULT);
		assertThat(failure(call)).hasMessage("never");
		this.time.advance(Duration.ofMinutes(2));
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void aFailureOfTheWorkItselfIsNotTriedAgainAndOpensNoBreaker() {
		this.kitchen = () -> CompletableFuture
			.failedFuture(new RemoteFailureException("kitchen", ErrorCode.TASK_FAILED, "burnt", null));
		for (int i = 0; i < 20; i++) {
			assertThat(failure(call("kitchen", CallOptions.DEFAULT))).hasMessage("burnt");
		}
		assertThat(this.attempts).hasSize(20);
	}

	@Test
	void aCallOfItsOwnMindIsRepeatedAsItSays() {
		call("kitchen", options(RetryConfig.custom().maxAttempts(4).waitDuration(Duration.ofSeconds(1)).build()));
		this.time.advance(Duration.ofSeconds(3));
		assertThat(this.attempts).hasSize(4);
	}

	@Test
	void fiveFailuresWithinAMinuteOpenTheBreakerHoweverMuchSucceeds() {
		for (int i = 0; i < 4; i++) {
			fail("kitchen");
			succeed("kitchen", 100);
			this.time.advance(Duration.ofSeconds(10));
		}
		fail("kitchen");
		this.attempts.clear();
		assertThat(failure(call("kitchen", ONCE))).hasMessage("kitchen failed too often and is not called for a while");
		assertThat(this.attempts).isEmpty();
	}

	@Test
	void fourFailuresAMinuteOpenNothing() {
		for (int i = 0; i < 40; i++) {
			fail("kitchen");
			this.time.advance(Duration.ofSeconds(16));
		}
		assertThat(this.attempts).hasSize(40);
	}

	@Test
	void anOpenBreakerLetsNothingThroughForFiveMinutesAndThenOneProbe() {
		open("kitchen");
		for (int i = 0; i < 299; i++) {
			call("kitchen", CallOptions.DEFAULT);
			this.time.advance(Duration.ofSeconds(1));
		}
		assertThat(this.attempts).isEmpty();
		this.time.advance(Duration.ofSeconds(2));
		CompletableFuture<String> probe = new CompletableFuture<>();
		this.kitchen = () -> probe;
		CompletableFuture<String> first = call("kitchen", ONCE);
		for (int i = 0; i < 10; i++) {
			assertThat(failure(call("kitchen", ONCE))).isInstanceOf(RemoteUnreachableException.class);
		}
		assertThat(this.attempts).hasSize(1);
		probe.complete("soup");
		assertThat(first).isCompletedWithValue("soup");
		succeed("kitchen", 10);
	}

	@Test
	void aProbeThatFailsKeepsTheBreakerOpenForAnotherFiveMinutes() {
		open("kitchen");
		this.time.advance(Duration.ofSeconds(301));
		fail("kitchen");
		this.time.advance(Duration.ofSeconds(299));
		call("kitchen", ONCE);
		assertThat(this.attempts).hasSize(1);
		this.time.advance(Duration.ofSeconds(2));
		call("kitchen", ONCE);
		assertThat(this.attempts).hasSize(2);
	}

	@Test
	void aProbeThatItsCallerGivesUpLeavesItsPlaceToTheNextOne() {
		open("kitchen");
		this.time.advance(Duration.ofSeconds(301));
		this.kitchen = CompletableFuture::new;
		call("kitchen", ONCE).cancel(false);
		succeed("kitchen", 1);
	}

	@Test
	void theBreakerOfOnePeerIsNoBreakerOfAnother() {
		open("kitchen");
		succeed("accounting", 1);
	}

	@Test
	void givingACallUpEndsItsRepetitions() {
		CompletableFuture<String> call = call("kitchen", CallOptions.DEFAULT);
		call.cancel(false);
		this.time.advance(Duration.ofMinutes(5));
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void givingACallUpCancelsTheAttemptUnderWay() {
		CompletableFuture<String> attempt = new CompletableFuture<>();
		this.kitchen = () -> attempt;
		call("kitchen", CallOptions.DEFAULT).cancel(false);
		assertThat(attempt).isCancelled();
	}

	private void open(String peer) {
		for (int i = 0; i < 5; i++) {
			fail(peer);
		}
		this.attempts.clear();
	}

	private void fail(String peer) {
		this.kitchen = () -> CompletableFuture.failedFuture(unreachable());
		assertThat(failure(call(peer, ONCE))).hasMessage("no connection");
	}

	private void succeed(String peer, int times) {
		this.kitchen = () -> CompletableFuture.completedFuture("soup");
		for (int i = 0; i < times; i++) {
			assertThat(call(peer, ONCE)).isCompletedWithValue("soup");
		}
	}

	private CompletableFuture<String> call(String peer, CallOptions options) {
		return this.resilience.run(new RemoteTarget(peer, "prepare-meal", CapabilityKind.TASK), options, () -> {
			this.attempts.add(this.time.instant());
			return this.kitchen.get();
		});
	}

	private int attempts(CallResilience layered, String peer, String task) {
		AtomicInteger made = new AtomicInteger();
		layered.run(new RemoteTarget(peer, task, CapabilityKind.TASK), CallOptions.DEFAULT, () -> {
			made.incrementAndGet();
			return this.kitchen.get();
		});
		this.time.advance(Duration.ofSeconds(1));
		return made.get();
	}

	private static RetryConfig attempts(int max) {
		return RetryConfig.custom().maxAttempts(max).waitDuration(Duration.ofMillis(1)).build();
	}

	private Duration pause(int attempt) {
		return Duration.between(this.attempts.get(attempt - 1), this.attempts.get(attempt));
	}

	private static Throwable failure(CompletableFuture<String> call) {
		assertThat(call).isCompletedExceptionally();
		return call.handle((answer, failure) -> failure).join();
	}

	private static RemoteCallException unreachable() {
		return new RemoteUnreachableException("kitchen", "no connection", true, null);
	}

	private static CallOptions options(RetryConfig retry) {
		CallOptions all = CallOptions.DEFAULT;
		return new CallOptions(null, all.priority(), null, all.onDeadline(), null, null, retry, null, null,
				all.onProgress());
	}

}
