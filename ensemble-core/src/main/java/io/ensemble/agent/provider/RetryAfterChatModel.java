package io.ensemble.agent.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import io.ensemble.agent.run.limit.AgentFailedException;
import io.ensemble.capability.CurrentWork;
import io.ensemble.capability.WorkContext;
import io.ensemble.time.TimedWait;
import io.ensemble.time.Timers;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A chat model that waits as long as its provider asks for, and then calls again. Gives
 * up at once where that would be in vain: the wait is too long, or the work would expire
 * meanwhile. Streams are passed on as they are. The wait blocks the calling thread and
 * ends when that is interrupted.
 *
 * @param model the model
 * @param limits how long is waited
 * @param timers end the wait
 * @param time tells whether a deadline would pass meanwhile
 */
record RetryAfterChatModel(ChatModel model, RetryAfterLimits limits, Timers timers,
		InstantSource time) implements ChatModel {

	@Override
	public ChatResponse call(Prompt prompt) {
		for (int attempt = 1;; attempt++) {
			try {
				return this.model.call(prompt);
			}
			catch (RuntimeException ex) {
				Optional<Duration> wait = RetryAfter.in(ex);
				if (wait.isEmpty()) {
					throw ex;
				}
				requireHope(attempt, wait.get(), ex);
				pause(wait.get());
			}
		}
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return this.model.stream(prompt);
	}

	@Override
	public ChatOptions getDefaultOptions() {
		return this.model.getDefaultOptions();
	}

	private void requireHope(int attempt, Duration wait, RuntimeException failure) {
		if (attempt >= this.limits.maxAttempts()) {
			throw limited("has done so " + attempt + " times", failure);
		}
		if (wait.compareTo(this.limits.maxWait()) > 0) {
			throw limited("asks to wait %s, which is longer than %s".formatted(wait, this.limits.maxWait()), failure);
		}
		Optional<Instant> expiresAt = CurrentWork.find().map(WorkContext::expiresAt);
		if (expiresAt.isPresent() && !this.time.instant().plus(wait).isBefore(expiresAt.get())) {
			throw limited("asks to wait %s, which is longer than the work may take".formatted(wait), failure);
		}
	}

	private static AgentFailedException limited(String what, RuntimeException failure) {
		return new AgentFailedException("The provider of the model limits its calls and " + what, failure);
	}

	private void pause(Duration wait) {
		Optional<WorkContext> work = CurrentWork.find();
		work.ifPresent((context) -> context.progress("the provider of the model asks to wait " + wait, null));
		try {
			TimedWait.await(this.timers, wait);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("The work was cancelled");
		}
	}

}
