package io.ensemble.engine.thread;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ToolThreads}.
 */
@Timeout(20)
class ToolThreadsTests {

	@Test
	void nameTheEnsembleInTheLog() throws Exception {
		try (ToolThreads threads = new ToolThreads("kitchen", 1)) {
			FutureTask<String> task = new FutureTask<>(() -> MDC.get(LogContext.KEY));
			threads.executor().execute(task);
			assertThat(task.get(10, TimeUnit.SECONDS)).isEqualTo("kitchen");
		}
	}

	@Test
	void refuseMoreThanTheyMayRun() {
		CountDownLatch end = new CountDownLatch(1);
		try (ToolThreads threads = new ToolThreads("kitchen", 1, 2)) {
			FutureTask<Boolean> waits = new FutureTask<>(() -> end.await(10, TimeUnit.SECONDS));
			threads.executor().execute(waits);
			threads.executor().execute(new FutureTask<>(() -> end.await(10, TimeUnit.SECONDS)));
			assertThatExceptionOfType(RejectedExecutionException.class)
				.isThrownBy(() -> threads.executor().execute(waits));
		}
	}

	@Test
	void refuseEverythingWhereThereAreNone() {
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> ToolThreads.none().executor().execute(() -> {
			}));
	}

	@Test
	void carryWhatFollowsTheWorkOfTheApplication() throws Exception {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler((context) -> true);
		Observation agent = Observation.start("agent", registry);
		try (ToolThreads threads = new ToolThreads("kitchen", 1); Observation.Scope scope = agent.openScope()) {
			FutureTask<Observation> task = new FutureTask<>(registry::getCurrentObservation);
			threads.executor().execute(task);
			assertThat(task.get(10, TimeUnit.SECONDS)).isSameAs(agent);
		}
	}

}
