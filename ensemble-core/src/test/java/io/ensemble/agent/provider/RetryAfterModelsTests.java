package io.ensemble.agent.provider;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.ensemble.agent.ChatModels;
import io.ensemble.agent.ModelTier;
import io.ensemble.agent.run.limit.AgentFailedException;
import io.ensemble.time.Timers;
import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RetryAfterModels}.
 */
@Timeout(20)
class RetryAfterModelsTests {

	private final VirtualTime time = new VirtualTime();

	private final Queue<RuntimeException> failures = new ArrayDeque<>();

	private int calls;

	@Test
	void waitsAsLongAsTheProviderAsks() throws Exception {
		this.failures.add(new Limited(Duration.ofSeconds(20)));
		CompletableFuture<Void> waits = new CompletableFuture<>();
		Timers timers = (delay, task) -> {
			Timers.Timer timer = this.time.schedule(delay, task);
			waits.complete(null);
			return timer;
		};
		CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> model(timers).call("soup?"));
		waits.get(10, TimeUnit.SECONDS);
		this.time.advance(Duration.ofMillis(19_999));
		assertThat(answer).isNotDone();
		assertThat(this.calls).isOne();
		this.time.advance(Duration.ofMillis(1));
		assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("soup");
		assertThat(this.calls).isEqualTo(2);
	}

	@Test
	void findsTheWishToWaitBehindOtherExceptions() {
		this.failures.add(new IllegalStateException(new Limited(Duration.ofSeconds(1))));
		assertThat(model(this::atOnce).call("soup?")).isEqualTo("soup");
	}

	@Test
	void givesUpAtOnceWhenTheWaitIsTooLong() {
		this.failures.add(new Limited(Duration.ofMinutes(61)));
		assertThatExceptionOfType(AgentFailedException.class).isThrownBy(() -> model(this::atOnce).call("soup?"))
			.withMessage(
					"The provider of the model limits its calls and asks to wait PT1H1M, which is longer than PT1M")
			.withCauseInstanceOf(Limited.class);
		assertThat(this.calls).isOne();
	}

	@Test
	void givesUpWhenTheProviderAsksAgainAndAgain() {
		for (int i = 0; i < 3; i++) {
			this.failures.add(new Limited(Duration.ofSeconds(1)));
		}
		assertThatExceptionOfType(AgentFailedException.class).isThrownBy(() -> model(this::atOnce).call("soup?"))
			.withMessageEndingWith("has done so 3 times");
	}

	@Test
	void otherFailuresPassAsTheyAre() {
		this.failures.add(new IllegalStateException("down"));
		assertThatIllegalStateException().isThrownBy(() -> model(this::atOnce).call("soup?")).withMessage("down");
	}

	@Test
	void aWaitEndsWhenItsThreadIsInterrupted() {
		this.failures.add(new Limited(Duration.ofSeconds(1)));
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> model(this.time).call("soup?"));
		assertThat(Thread.interrupted()).isTrue();
	}

	private Timers.Timer atOnce(Duration delay, Runnable task) {
		task.run();
		return () -> {
		};
	}

	private ChatModel model(Timers timers) {
		ChatModel provider = new ChatModel() {

			@Override
			public ChatResponse call(Prompt prompt) {
				RetryAfterModelsTests.this.calls++;
				RuntimeException failure = RetryAfterModelsTests.this.failures.poll();
				if (failure != null) {
					throw failure;
				}
				return new ChatResponse(List.of(new Generation(new AssistantMessage("soup"))));
			}

		};
		return new RetryAfterModels(ChatModels.single(provider), new RetryAfterLimits(3, Duration.ofMinutes(1)), timers,
				this.time)
			.get(ModelTier.PRIMARY);
	}

	private static final class Limited extends RuntimeException implements RetryAfter {

		private final Duration wait;

		Limited(Duration wait) {
			this.wait = wait;
		}

		@Override
		public Duration retryAfter() {
			return this.wait;
		}

	}

}
