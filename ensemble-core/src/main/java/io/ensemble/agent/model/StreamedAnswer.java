package io.ensemble.agent.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.model.MessageAggregator;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * Tells what a model says while it says it, in pieces that are neither too many nor too
 * long. A model that cannot stream is asked at once. For one run.
 */
public final class StreamedAnswer implements ModelCalls.Style {

	/** How many characters of the answer one piece may have; older ones are left out. */
	static final int MAX_PIECE = 500;

	private final Consumer<String> listener;

	private final Duration pause;

	private final InstantSource time;

	/**
	 * Create.
	 * @param listener is told pieces of the answer, on a thread of the provider
	 * @param pause the least time between two pieces
	 * @param time tells the time
	 */
	public StreamedAnswer(Consumer<String> listener, Duration pause, InstantSource time) {
		this.listener = listener;
		this.pause = pause;
		this.time = time;
	}

	@Override
	public ChatResponse ask(ChatModel model, Prompt prompt) {
		AtomicReference<@Nullable ChatResponse> answer = new AtomicReference<>();
		Pieces pieces = new Pieces();
		try {
			new MessageAggregator().aggregate(model.stream(prompt).doOnNext(pieces::add), answer::set).blockLast();
		}
		catch (UnsupportedOperationException ex) {
			return model.call(prompt);
		}
		pieces.end();
		return Objects.requireNonNull(answer.get());
	}

	/**
	 * What was said and not told yet.
	 */
	private final class Pieces {

		private final StringBuilder text = new StringBuilder();

		private Instant last = StreamedAnswer.this.time.instant();

		void add(ChatResponse part) {
			Generation result = part.getResult();
			AssistantMessage message = (result != null) ? result.getOutput() : null;
			if (message != null && message.getText() != null) {
				this.text.append(message.getText());
				this.text.delete(0, this.text.length() - Math.min(this.text.length(), MAX_PIECE));
			}
			Instant now = StreamedAnswer.this.time.instant();
			if (!now.isBefore(this.last.plus(StreamedAnswer.this.pause))) {
				this.last = now;
				end();
			}
		}

		void end() {
			if (!this.text.isEmpty()) {
				StreamedAnswer.this.listener.accept(this.text.toString());
				this.text.setLength(0);
			}
		}

	}

}
