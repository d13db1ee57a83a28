package io.ensemble.engine.execution;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.ensemble.capability.Capability;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.failure.TransientFailureException;
import io.ensemble.engine.TestEngine;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process whose clock differs from that of the store, which alone counts.
 */
class SkewedClockTests {

	private static final Duration DEADLINE = Duration.ofMinutes(10);

	@ParameterizedTest
	@ValueSource(strings = { "PT1H", "-PT1H" })
	void workThatRunsExpiresWhenTheStoreSaysSo(Duration ahead) {
		TestEngine engine = engine(ahead)
			.offering(Capability.task("long").invoker((context) -> new CompletableFuture<>()))
			.start();
		engine.submit("r1", "long", (request) -> request.deadline(DEADLINE));
		engine.time.advance(DEADLINE.minusSeconds(1));
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.RUNNING);
		engine.time.advance(Duration.ofSeconds(1));
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.EXPIRED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1H", "-PT1H" })
	void aHandlerLearnsOfItsDeadlineInItsOwnTime(Duration ahead) {
		CompletableFuture<WorkContext> seen = new CompletableFuture<>();
		TestEngine engine = engine(ahead).offering(Capability.task("long").invoker((context) -> {
			seen.complete(context);
			return new CompletableFuture<>();
		})).start();
		engine.submit("r1", "long", (request) -> request.deadline(DEADLINE));
		engine.time.advance(Duration.ofMinutes(1));
		assertThat(Duration.between(engine.ports.clock().instant(), seen.join().expiresAt()))
			.isEqualTo(DEADLINE.minusMinutes(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT1H", "-PT1H" })
	void anAttemptThatFailedIsRepeatedWhileTheStoreLeavesTime(Duration ahead) {
		TestEngine engine = engine(ahead).offering(Capability.task("flaky").invoker((context) -> {
			if (context.work().attempt() == 1) {
				throw new TransientFailureException("not now");
			}
			return CompletableFuture.completedFuture("done");
		})).start();
		engine.submit("r1", "flaky", (request) -> request.deadline(DEADLINE));
		engine.time.advance(DEADLINE.dividedBy(2));
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
	}

	private static TestEngine engine(Duration ahead) {
		return TestEngine.with(1, 10).clock((clock) -> () -> clock.instant().plus(ahead)).build();
	}

}
