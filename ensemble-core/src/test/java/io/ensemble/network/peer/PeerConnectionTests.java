package io.ensemble.network.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.ensemble.capability.Capability;
import io.ensemble.network.RemoteWork;
import io.ensemble.network.failure.RemoteFailureException;
import io.ensemble.network.failure.RemoteRefusedException;
import io.ensemble.network.failure.RemoteUnreachableException;
import io.ensemble.network.wire.CloseCode;
import io.ensemble.work.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PeerConnectionTests {

	private final InMemoryEnsemble kitchen = new InMemoryEnsemble();

	private final InMemoryNetwork network = this.kitchen.network;

	private final AtomicInteger executions = new AtomicInteger();

	private final CompletableFuture<String> meal = new CompletableFuture<>();

	PeerConnectionTests() {
		this.kitchen.engine.offering(Capability.task("prepare-meal").invoker((context) -> {
			this.executions.incrementAndGet();
			return this.meal;
		}));
		this.kitchen.engine.offering(Capability.tool("stock").handler((item) -> "3 x " + item));
	}

	@Test
	void connectsWhenTheFirstCallNeedsItAndSharesTheConnection() {
		assertThat(this.network.attempts).isEmpty();
		RemoteWork<String> wagyu = this.kitchen.calls.tool("kitchen", "stock").submit("wagyu");
		RemoteWork<String> rice = this.kitchen.calls.tool("kitchen", "stock").submit("rice");
		run();
		assertThat(wagyu.result()).isCompletedWithValue("3 x wagyu");
		assertThat(rice.result()).isCompletedWithValue("3 x rice");
		assertThat(this.network.attempts).hasSize(1);
		assertThat(this.kitchen.directory.peers()).extracting("name").containsExactly("room-service");
	}

	@Test
	void aCallWhoseConnectionIsCutGetsItsOneResultFromOneExecution() {
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		this.network.last().cut();
		this.meal.complete("ready");
		run();
		assertThat(call.result()).isNotDone();
		this.network.time.advance(Duration.ofSeconds(3));
		assertThat(call.result()).isCompletedWithValue("ready");
		assertThat(this.executions).hasValue(1);
		assertThat(this.network.attempts).hasSize(2);
	}

	@Test
	void aConnectionThatLosesEverythingIsNoticedAndReplaced() {
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		this.network.last().losing = true;
		this.meal.complete("ready");
		this.network.time.advance(Duration.ofSeconds(70));
		assertThat(call.result()).isCompletedWithValue("ready");
		assertThat(this.executions).hasValue(1);
	}

	@Test
	void aQuietButLivingConnectionIsKept() {
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		this.network.time.advance(Duration.ofMinutes(20));
		assertThat(call.result()).isNotDone();
		assertThat(this.network.attempts).hasSize(1);
	}

	@Test
	void triesAgainWithGrowingPausesOfAtLeastASecondOnAverage() {
		this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		this.network.refusing = true;
		this.network.last().cut();
		this.network.time.advance(Duration.ofMinutes(10));
		List<Long> pauses = pauses();
		assertThat(pauses).allMatch((pause) -> pause <= 30_000);
		assertThat(pauses.stream().mapToLong(Long::longValue).average().orElse(0)).isGreaterThan(5_000);
		assertThat(this.network.attempts.size()).isCloseTo(45, within(20));
	}

	@Test
	void rejoinsAfterAPartitionOfAMinute() {
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		this.network.refusing = true;
		this.network.last().cut();
		this.meal.complete("ready");
		this.network.time.advance(Duration.ofSeconds(60));
		assertThat(call.result()).isNotDone();
		this.network.refusing = false;
		this.network.time.advance(Duration.ofSeconds(31));
		assertThat(call.result()).isCompletedWithValue("ready");
		assertThat(this.executions).hasValue(1);
	}

	@Test
	void aCallThatWasNeverSentFailsAfterItsRepetitions() {
		this.network.refusing = true;
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		assertThat(call.result()).isNotDone();
		this.network.time.advance(Duration.ofMinutes(1));
		assertThat(call.result()).isCompletedExceptionally();
		assertThat(call.result().handle((meal, failure) -> failure).join())
			.isInstanceOf(RemoteUnreachableException.class)
			.hasMessage("kitchen cannot be reached: no connection");
	}

	@Test
	void aCallThatThePeerNeverAcceptedFailsIfThePeerDoesNotComeBack() {
		this.kitchen.calls.tool("kitchen", "stock").submit("wagyu");
		run();
		this.network.last().losing = true;
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		this.network.refusing = true;
		this.network.last().cut();
		this.network.time.advance(Duration.ofMinutes(2));
		assertThat(call.result().handle((meal, failure) -> failure).join())
			.isInstanceOf(RemoteUnreachableException.class);
		assertThat(this.executions).hasValue(0);
	}

	@Test
	void aCallThatThePeerAcceptedWaitsForThePeerToComeBack() {
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		this.network.refusing = true;
		this.network.last().cut();
		this.network.time.advance(Duration.ofMinutes(20));
		assertThat(call.result()).isNotDone();
	}

	@Test
	void anIdleConnectionThatBreaksIsMadeAgainOnlyForTheNextCall() {
		this.kitchen.calls.tool("kitchen", "stock").submit("wagyu");
		run();
		this.network.last().cut();
		this.network.time.advance(Duration.ofMinutes(5));
		assertThat(this.network.attempts).hasSize(1);
		RemoteWork<String> call = this.kitchen.calls.tool("kitchen", "stock").submit("rice");
		run();
		assertThat(call.result()).isCompletedWithValue("3 x rice");
	}

	@Test
	void aConnectionThatIsKeptComesBackByItself() {
		this.kitchen.peers.connection("kitchen").keep();
		run();
		assertThat(this.kitchen.directory.peers()).extracting("name").containsExactly("room-service");
		this.network.last().cut();
		this.network.time.advance(Duration.ofSeconds(3));
		assertThat(this.network.attempts).hasSize(2);
		this.network.refusing = true;
		this.network.last().cut();
		this.network.time.advance(Duration.ofMinutes(2));
		this.network.refusing = false;
		this.network.time.advance(Duration.ofSeconds(30));
		assertThat(this.kitchen.peers.connection("kitchen").isConnected()).isTrue();
	}

	@Test
	void anAttemptThatEndsWithAnErrorIsFollowedByOthers() {
		this.network.defect = new NoClassDefFoundError("java/net/http/WebSocket");
		this.kitchen.peers.connection("kitchen").keep();
		run();
		this.network.defect = null;
		this.network.time.advance(Duration.ofSeconds(5));
		assertThat(this.kitchen.peers.connection("kitchen").isConnected()).isTrue();
	}

	@Test
	void aRequestThatThePeerFindsTooLargeFailsAndIsNotSentAgain() {
		this.kitchen.calls.tool("kitchen", "stock").submit("wagyu");
		run();
		this.network.last().losing = true;
		RemoteWork<String> small = this.kitchen.calls.tool("kitchen", "stock").submit("rice");
		RemoteWork<String> large = this.kitchen.calls.task("kitchen", "prepare-meal").submit("x".repeat(70_000));
		run();
		this.network.last().end(CloseCode.TOO_BIG, "too big");
		run();
		assertThat(failure(large)).isInstanceOfSatisfying(RemoteRefusedException.class,
				(refusal) -> assertThat(refusal.getCode()).isEqualTo(ErrorCode.TOO_LARGE));
		this.network.time.advance(Duration.ofSeconds(3));
		assertThat(small.result()).isCompletedWithValue("3 x rice");
		assertThat(this.executions).hasValue(0);
	}

	@Test
	void aRequestThatBreaksEveryConnectionIsGivenUp() {
		this.network.silent = true;
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("poison");
		for (int i = 0; i < 5; i++) {
			this.network.last().end(CloseCode.ABNORMAL, "");
			assertThat(this.network.attempts).hasSize(i + 1);
			this.network.time.advance(Duration.ofSeconds(40));
		}
		assertThat(failure(call)).isInstanceOf(RemoteUnreachableException.class)
			.hasMessageContaining("broke each of 5 times")
			.satisfies((failure) -> assertThat(((RemoteUnreachableException) failure).mayHaveRun()).isTrue());
		assertThat(this.network.attempts).hasSize(5);
	}

	@Test
	void aPeerThatHangsUpAtOnceForAReasonOfItsRulesIsNotAskedAgain() {
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		this.network.last().losing = true;
		this.network.last().end(CloseCode.POLICY_VIOLATION, "Origin not\nallowed");
		run();
		assertThat(failure(call)).isInstanceOf(RemoteRefusedException.class)
			.hasMessage("kitchen refuses this ensemble's connection (1008 Origin not\\nallowed)");
		this.network.time.advance(Duration.ofMinutes(5));
		assertThat(this.network.attempts).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'result':'x'", "'status':5", "'status':'COMPLETED','result':{'dish':'risotto'}" })
	void anAnswerThatCannotBeReadEndsItsCall(String content) {
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		say("{'type':'task_response','requestId':'%s',%s}".formatted(call.requestId(), content));
		assertThat(failure(call)).isInstanceOf(RemoteFailureException.class)
			.hasMessageMatching("kitchen gave an answer that cannot be read: (status|result) must be .+");
	}

	@Test
	void newsThatCannotBeReadIsPassedOver() {
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		say("{'type':'task_progress','requestId':'%s','percentComplete':'half'}".formatted(call.requestId()));
		this.meal.complete("ready");
		run();
		assertThat(call.result()).isCompletedWithValue("ready");
	}

	@Test
	void workThatThePeerHasInHandIsAskedForAgainUntilItEnds() {
		this.network.silent = true;
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		say("{'type':'task_response','requestId':'%s','status':'IN_PROGRESS'}".formatted(call.requestId()));
		assertThat(call.result()).isNotDone();
		this.network.last().losing = false;
		this.meal.complete("ready");
		this.network.time.advance(Duration.ofSeconds(15));
		assertThat(call.result()).isCompletedWithValue("ready");
		assertThat(this.executions).hasValue(1);
	}

	@Test
	void onlyARequestThatWasNeverSentIsCertainNotToRun() {
		this.network.refusing = true;
		RemoteWork<String> unsent = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		this.network.time.advance(Duration.ofMinutes(1));
		assertThat(failure(unsent)).isInstanceOfSatisfying(RemoteUnreachableException.class,
				(failure) -> assertThat(failure.mayHaveRun()).isFalse());
	}

	@Test
	void closingFailsWhatWaitsAndSaysGoodbye() {
		RemoteWork<String> call = this.kitchen.calls.task("kitchen", "prepare-meal").submit("risotto");
		run();
		this.kitchen.peers.close("done");
		run();
		assertThat(call.result()).isCompletedExceptionally();
		assertThat(this.kitchen.directory.peers()).isEmpty();
	}

	private void say(String message) {
		this.network.last().say(message.replace('\'', '"'));
		run();
	}

	private static Throwable failure(RemoteWork<?> call) {
		assertThat(call.result()).isCompletedExceptionally();
		return call.result().handle((meal, failure) -> failure).join();
	}

	private List<Long> pauses() {
		List<Long> pauses = new ArrayList<>();
		for (int i = 2; i < this.network.attempts.size(); i++) {
			pauses.add(this.network.attempts.get(i).minus(this.network.attempts.get(i - 1)).toMillis());
		}
		return pauses;
	}

	private void run() {
		this.network.time.runReady();
	}

}
