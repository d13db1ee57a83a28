package io.ensemble.test.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import io.ensemble.test.model.SimulatedConditions.Pause;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.chat.model.ChatModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SimulatedConditions}.
 */
@Timeout(20)
class SimulatedConditionsTests {

	@Test
	void takesTheSameTimeForTheSamePromptInEveryRun() {
		assertThat(latencies(42)).isEqualTo(latencies(42)).isNotEqualTo(latencies(43)).doesNotHaveDuplicates();
	}

	@Test
	void waitsOnTimers() throws Exception {
		VirtualTime time = new VirtualTime();
		CountDownLatch asked = new CountDownLatch(1);
		ChatModel model = model(Pause.on((delay, task) -> {
			assertThat(delay).isEqualTo(Duration.ofSeconds(30));
			VirtualTime.Timer timer = time.schedule(delay, task);
			asked.countDown();
			return timer;
		}));
		CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> model.call("hello"));
		asked.await();
		time.advance(Duration.ofSeconds(29));
		assertThat(answer).isNotDone();
		time.advance(Duration.ofSeconds(1));
		assertThat(answer.get()).isEqualTo("Done: hello");
	}

	@Test
	void endsAWaitThatIsInterrupted() {
		AtomicReference<Boolean> takenBack = new AtomicReference<>(false);
		ChatModel model = model(Pause.on((delay, task) -> () -> takenBack.set(true)));
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> model.call("hello"));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(takenBack.get()).isTrue();
	}

	private static ChatModel model(Pause pause) {
		return SimulatedChatModel.builder()
			.conditions(SimulatedConditions.latency(1, (random) -> Duration.ofSeconds(30), pause))
			.build();
	}

	private static List<Duration> latencies(long seed) {
		List<Duration> latencies = new ArrayList<>();
		ChatModel model = SimulatedChatModel.builder()
			.conditions(SimulatedConditions.latency(seed, (random) -> Duration.ofMillis(random.nextInt(1_000_000)),
					latencies::add))
			.build();
		model.call("one");
		model.call("two");
		return latencies;
	}

}
