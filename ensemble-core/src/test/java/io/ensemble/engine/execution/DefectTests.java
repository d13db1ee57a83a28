package io.ensemble.engine.execution;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.ensemble.capability.Capability;
import io.ensemble.engine.TestEngine;
import io.ensemble.engine.crash.CrashPoint;
import io.ensemble.engine.stage.ExecutionStage;
import io.ensemble.time.VirtualTime;
import io.ensemble.work.WorkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What nobody expects happens once to the first of two pieces of work that share a place.
 */
class DefectTests {

	private final AtomicBoolean happened = new AtomicBoolean();

	@Test
	void anExecutorThatFailsGetsTheWorkAgainALittleLater() {
		VirtualTime time = new VirtualTime();
		TestEngine engine = bothSubmitted(TestEngine.with(1, 10).on(time).executor((task) -> {
			once();
			time.execute(task);
		}));
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.RUNNING);
		engine.time.advance(Duration.ofSeconds(1));
		assertBothCompleted(engine);
		assertThat(engine.record("r1").attempt()).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "BEFORE", "AFTER" })
	void anAttemptThatCannotBeginGoesBackALittleLater(Told told) {
		TestEngine.Builder builder = TestEngine.with(1, 10).crashPoints((point) -> {
			if (point == CrashPoint.AFTER_CLAIM) {
				once();
			}
		});
		TestEngine engine = (told == Told.BEFORE) ? bothSubmitted(builder) : bothSubmittedWhileItRuns(builder);
		engine.time.advance(Duration.ofSeconds(1));
		assertBothCompleted(engine);
		assertThat(engine.record("r1").attempt()).isEqualTo(1);
	}

	@ParameterizedTest
	@MethodSource
	void aStageThatFailsIsADefectOfOneAttempt(Unexpected unexpected) {
		ExecutionStage stage = (execution, next) -> this.happened.compareAndSet(false, true)
				? unexpected.stage().execute(execution, next) : next.proceed(execution);
		TestEngine engine = bothSubmitted(TestEngine.with(1, 10).stage(stage));
		engine.time.advance(Duration.ofSeconds(15));
		assertBothCompleted(engine);
		assertThat(engine.record("r1").attempt()).isEqualTo(2);
	}

	static Stream<Unexpected> aStageThatFailsIsADefectOfOneAttempt() {
		return Stream.of(new Unexpected("an error", (execution, next) -> {
			throw new StackOverflowError();
		}), new Unexpected("nothing", (execution, next) -> null));
	}

	@ParameterizedTest
	@EnumSource(names = { "AFTER_RUN", "AFTER_RESULT" })
	void anEndThatFailsFreesItsPlace(CrashPoint where) {
		TestEngine engine = bothSubmitted(TestEngine.with(1, 10).crashPoints((point) -> {
			if (point == where) {
				once();
			}
		}));
		engine.time.advance(engine.settings.lease().multipliedBy(2));
		assertBothCompleted(engine);
	}

	private void once() {
		if (this.happened.compareAndSet(false, true)) {
			throw new OutOfMemoryError("unable to create native thread");
		}
	}

	private TestEngine bothSubmitted(TestEngine.Builder builder) {
		TestEngine engine = builder.build().offering(Capability.task("echo").handler((input) -> input));
		engine.submit("r1", "echo", "soup");
		engine.submit("r2", "echo", "soup");
		engine.start();
		engine.time.runReady();
		return engine;
	}

	private TestEngine bothSubmittedWhileItRuns(TestEngine.Builder builder) {
		TestEngine engine = builder.build().offering(Capability.task("echo").handler((input) -> input)).start();
		engine.submit("r1", "echo", "soup");
		engine.submit("r2", "echo", "soup");
		engine.time.runReady();
		return engine;
	}

	private static void assertBothCompleted(TestEngine engine) {
		assertThat(engine.record("r1").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(engine.record("r2").status()).isEqualTo(WorkStatus.COMPLETED);
		assertThat(engine.dispatcher.active()).isZero();
	}

	/**
	 * When the work is submitted: before the engine looks for some, or after that, so
	 * that it is claimed before its acceptance was told.
	 */
	enum Told {

		BEFORE, AFTER

	}

	/**
	 * What a stage should not do.
	 *
	 * @param name its name
	 * @param stage does it
	 */
	record Unexpected(String name, ExecutionStage stage) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
