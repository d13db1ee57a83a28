package io.ensemble.engine.thread;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

class EngineThreadsTests {

	@Test
	void workAndTimersRunOnThreadsThatSayWhoseTheyAre() {
		try (EngineThreads threads = EngineThreads.pooled("kitchen", 2)) {
			CompletableFuture<String> work = new CompletableFuture<>();
			threads.workers().execute(() -> work.complete(describe()));
			assertThat(work.join()).matches("kitchen-work-\\d+ kitchen");
			CompletableFuture<String> timer = new CompletableFuture<>();
			threads.timers().schedule(Duration.ZERO, () -> timer.complete(describe()));
			assertThat(timer.join()).matches("kitchen-timer-\\d+ kitchen");
		}
	}

	@Test
	void aHandlerThatClearsTheLogContextHurtsNobodyAfterIt() {
		try (EngineThreads threads = EngineThreads.pooled("kitchen", 1)) {
			threads.workers().execute(MDC::clear);
			CompletableFuture<String> work = new CompletableFuture<>();
			threads.workers().execute(() -> work.complete(describe()));
			assertThat(work.join()).endsWith(" kitchen");
		}
	}

	@Test
	void closingInterruptsWhatStillRuns() {
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		CountDownLatch never = new CountDownLatch(1);
		CountDownLatch started = new CountDownLatch(1);
		EngineThreads threads = EngineThreads.pooled("kitchen", 1);
		threads.workers().execute(() -> {
			started.countDown();
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				interrupted.complete(true);
			}
		});
		CompletableFuture.runAsync(() -> {
			try {
				started.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			threads.close();
		}).join();
		assertThat(interrupted.join()).isTrue();
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21,
			disabledReason = "Virtual threads need a JDK 21; .ci/run runs this on a JDK 25")
	void virtualThreadsSayWhoseTheyAreToo() {
		try (EngineThreads threads = EngineThreads.virtual("kitchen")) {
			CompletableFuture<String> work = new CompletableFuture<>();
			threads.workers().execute(() -> work.complete(describe()));
			assertThat(work.join()).matches("kitchen-work-\\d+ kitchen");
		}
	}

	private static String describe() {
		return Thread.currentThread().getName() + " " + MDC.get(LogContext.KEY);
	}

}
