package io.ensemble.engine.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.ensemble.capability.Capability;
import io.ensemble.capability.failure.TransientFailureException;
import io.ensemble.engine.TestEngine;
import io.ensemble.work.Delegation;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkResult;
import io.ensemble.work.WorkStatus;
import io.ensemble.work.token.TokenUsage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryTests {

	private final TestEngine engine = TestEngine.with(1, 10).build();

	private final List<Instant> starts = new ArrayList<>();

	private Capability failing(RuntimeException failure) {
		return failing(failure, Integer.MAX_VALUE);
	}

	private Capability failing(RuntimeException failure, int times) {
		return Capability.task("cook").handler((input) -> {
			this.starts.add(this.engine.time.instant());
			if (this.starts.size() <= times) {
				throw failure;
			}
			return "soup";
		});
	}

	@Test
	void aFailureThatPassesIsRepeatedUntilTheWorkSucceeds() {
		this.engine.offering(failing(new TransientFailureException("the oven heats up"), 2)).start();
		this.engine.submit("r1", "cook", "");
		this.engine.time.advance(Duration.ofMinutes(1));
		WorkRecord record = this.engine.record("r1");
		assertThat(record.status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(record.result()).isEqualTo(WorkResult.completed("soup"));
		assertThat(record.attempt()).isEqualTo(3);
		assertThat(record.lastError()).isEqualTo("the oven heats up");
		assertThat(this.engine.statuses("r1")).containsExactly("QUEUED", "RUNNING", "QUEUED", "RUNNING", "QUEUED",
				"RUNNING", "COMPLETED");
	}

	@Test
	void pausesGrowAndStayWithinAFifthOfWhatIsConfigured() {
		this.engine.offering(failing(new TransientFailureException("the oven heats up"))).start();
		this.engine.submit("r1", "cook", "");
		this.engine.time.advance(Duration.ofMinutes(10));
		assertThat(this.starts).hasSize(5);
		for (int i = 1; i < 5; i++) {
			long expected = 5_000L << (i - 1);
			assertThat(Duration.between(this.starts.get(i - 1), this.starts.get(i)).toMillis())
				.isBetween(expected * 8 / 10, expected * 12 / 10);
		}
	}

	@Test
	void afterTheLastAttemptItIsADeadLetterWithTheLastWords() {
		this.engine.offering(Capability.task("cook").invoker((work) -> {
			work.tokens(new TokenUsage(10, 5));
			work.delegated(new Delegation(work.nextChildId(), "farm", "fetch-eggs", WorkStatus.COMPLETED));
			work.partial("half a soup");
			throw new TransientFailureException("the oven heats up for the time " + work.work().attempt());
		})).start();
		this.engine.submit("r1", "cook", "");
		this.engine.time.advance(Duration.ofMinutes(10));
		WorkRecord record = this.engine.record("r1");
		assertThat(record.status()).isEqualTo(WorkStatus.DEAD);
		assertThat(record.attempt()).isEqualTo(5);
		assertThat(record.lastError()).isEqualTo("the oven heats up for the time 4");
		WorkResult result = record.result();
		assertThat(result.code()).isEqualTo(ErrorCode.DEAD);
		assertThat(result.error())
			.isEqualTo("Given up after 5 attempts; the last one failed: the oven heats up for the time 5");
		assertThat(result.output()).isEqualTo("half a soup");
		assertThat(result.tokens()).isEqualTo(new TokenUsage(10, 5));
		assertThat(result.delegations()).hasSize(1);
	}

	@Test
	void aBusinessFailureIsStartedOnce() {
		this.engine.offering(failing(new IllegalStateException("no fish today"))).start();
		this.engine.submit("r1", "cook", "");
		this.engine.time.advance(Duration.ofMinutes(10));
		assertThat(this.starts).hasSize(1);
		assertThat(this.engine.record("r1").status()).isEqualTo(WorkStatus.FAILED);
		assertThat(this.engine.record("r1").result().error()).isEqualTo("no fish today");
	}

	@Test
	void aToolFailsAtOnceAsItsCallerWaits() {
		this.engine.offering(Capability.tool("look").handler((input) -> {
			this.starts.add(this.engine.time.instant());
			throw new TransientFailureException("the door is stuck");
		})).start();
		this.engine.submit("r1", "look", "");
		this.engine.time.advance(Duration.ofMinutes(10));
		assertThat(this.starts).hasSize(1);
		assertThat(this.engine.record("r1").result()).isEqualTo(WorkResult.failed("the door is stuck"));
	}

	@Test
	void noAttemptIsPlannedBehindTheDeadline() {
		this.engine.offering(failing(new TransientFailureException("the oven heats up"))).start();
		this.engine.submit("r1", "cook", (request) -> request.deadline(Duration.ofSeconds(12)));
		this.engine.time.advance(Duration.ofSeconds(8));
		WorkRecord record = this.engine.record("r1");
		assertThat(this.starts).hasSize(2);
		assertThat(record.status()).isEqualTo(WorkStatus.FAILED);
		assertThat(record.result().error()).startsWith("the oven heats up").contains("deadline");
	}

	@Test
	void workThatWaitsForItsNextAttemptHoldsNoPlaceAndCanBeWithdrawn() {
		this.engine.offering(failing(new TransientFailureException("the oven heats up")))
			.offering(Capability.task("echo").handler((input) -> input))
			.start();
		this.engine.submit("r1", "cook", "");
		this.engine.submit("r2", "echo", "");
		this.engine.time.runReady();
		assertThat(this.engine.record("r2").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(this.engine.control.cancel(WorkKey.of("r1")).toCompletableFuture().join()).isPresent();
		this.engine.time.advance(Duration.ofMinutes(10));
		assertThat(this.starts).hasSize(1);
	}

	@Test
	void wordsThatAStoreMightNotKeepAreMadeFitForIt() {
		String words = "oven\u0000\ntoo hot \ud83d " + "🐟".repeat(5_000);
		this.engine.offering(failing(new TransientFailureException(words), 1)).start();
		this.engine.submit("r1", "cook", "");
		this.engine.time.runReady();
		assertThat(this.engine.record("r1").lastError()).startsWith("oven \ntoo hot   🐟").hasSizeBetween(1_900, 2_000);
	}

	@Test
	void workOfADefectStageIsADeadLetterInTheEnd() {
		TestEngine broken = TestEngine.with(1, 10).stage((execution, next) -> {
			this.starts.add(execution.claim().record().submittedAt());
			throw new IllegalStateException("a secret of ours");
		}).build();
		broken.offering(Capability.task("cook").handler((input) -> input)).start();
		broken.submit("r1", "cook", "");
		broken.time.advance(Duration.ofMinutes(10));
		assertThat(this.starts).hasSize(5);
		assertThat(broken.record("r1").status()).isEqualTo(WorkStatus.DEAD);
		assertThat(broken.record("r1").result().error()).doesNotContain("secret");
	}

}
