package io.ensemble.standalone;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import io.ensemble.capability.Capability;
import io.ensemble.run.EnsembleRun;
import io.ensemble.run.Run;
import io.ensemble.run.RunTask;
import io.ensemble.run.result.RunResult;
import io.ensemble.run.result.RunStatus;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.WorkEvent;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StandaloneEnsembleTests {

	private final ChatModel model = (prompt) -> new ChatResponse(
			List.of(new Generation(new AssistantMessage("answer"))));

	@Test
	void oneLineDoesARun() {
		assertThat(
				StandaloneEnsemble.run(this.model, Run.of("Research {topic}", "Report").input("topic", "AI")).output())
			.isEqualTo("answer");
	}

	@Test
	void whatDoesNotWaitRunsOnThreadsOfItsOwnAtTheSameTime() {
		CyclicBarrier together = new CyclicBarrier(2);
		try (StandaloneEnsemble ensemble = StandaloneEnsemble.builder().name("desk").build()) {
			RunResult result = ensemble.run(Run.of(meeting("a", together), meeting("b", together)).parallel());
			assertThat(result.isCompleted()).isTrue();
			assertThat(result.task("a").output()).startsWith("desk-work-");
		}
	}

	@Test
	void itHasTasksOfItsOwnAndTellsWhatHappens() {
		List<WorkEvent> events = new CopyOnWriteArrayList<>();
		try (StandaloneEnsemble ensemble = StandaloneEnsemble.builder()
			.capabilities(Capability.task("cook").handler((input) -> "cooked " + input))
			.listener(events::add)
			.build()) {
			assertThat(ensemble.run(Run.of(RunTask.local("cook").text("soup"))).output()).isEqualTo("cooked soup");
		}
		assertThat(events).filteredOn(WorkEvent.Changed.class::isInstance)
			.extracting((event) -> ((WorkEvent.Changed) event).record().status().name())
			.containsExactly("QUEUED", "RUNNING", "COMPLETED");
	}

	@Test
	void closingGivesUpWhatRunsAndEndsItsThreads() throws Exception {
		CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
		CompletableFuture<Thread> worker = new CompletableFuture<>();
		StandaloneEnsemble ensemble = StandaloneEnsemble.builder().build();
		EnsembleRun run = ensemble.start(Run.of(RunTask.function("endless", (input) -> {
			worker.complete(Thread.currentThread());
			try {
				return new CountDownLatch(1).await(1, TimeUnit.HOURS);
			}
			catch (InterruptedException ex) {
				interrupted.complete(true);
				throw ex;
			}
		}), RunTask.function("next", (input) -> "never")));
		Thread thread = worker.get(10, TimeUnit.SECONDS);
		ensemble.close();
		RunResult result = run.result().get(10, TimeUnit.SECONDS);
		assertThat(result.status()).isEqualTo(RunStatus.FAILED);
		assertThat(result.task("endless").code()).isEqualTo(ErrorCode.DRAINING);
		assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
		thread.join(TimeUnit.SECONDS.toMillis(10));
		assertThat(thread.isAlive()).isFalse();
	}

	@Test
	void interruptingTheWaitWithdrawsTheRun() {
		CompletableFuture<String> never = new CompletableFuture<>();
		Thread waiting = Thread.currentThread();
		Run run = Run.of(RunTask.function("slow", (input) -> {
			waiting.interrupt();
			return never;
		}));
		try (StandaloneEnsemble ensemble = StandaloneEnsemble.builder().build()) {
			EnsembleRun started = ensemble.start(run);
			assertThatExceptionOfType(CancellationException.class).isThrownBy(started::await);
			assertThat(Thread.interrupted()).isTrue();
			assertThat(started.result().join().status()).isEqualTo(RunStatus.CANCELLED);
			assertThat(never).failsWithin(10, TimeUnit.SECONDS).withThrowableOfType(CancellationException.class);
		}
	}

	@Test
	void aNameThatIsNoneIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> StandaloneEnsemble.builder().name("no name"));
		assertThatIllegalArgumentException().isThrownBy(() -> StandaloneEnsemble.builder().maxConcurrent(0));
	}

	private static RunTask meeting(String name, CyclicBarrier together) {
		return RunTask.function(name, (input) -> {
			together.await(10, TimeUnit.SECONDS);
			return Thread.currentThread().getName();
		});
	}

}
