package io.ensemble.agent.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.ensemble.time.VirtualTime;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StreamedAnswer}.
 */
class StreamedAnswerTests {

	private final VirtualTime time = new VirtualTime();

	private final List<String> told = new ArrayList<>();

	private final StreamedAnswer style = new StreamedAnswer(this.told::add, Duration.ofSeconds(1), this.time);

	@Test
	void tellsWhatWasSaidWhenTheTimeHasComeAndTheRestAtTheEnd() {
		Flux<ChatResponse> stream = Flux.just("The ", "steak ", "is ", "ready")
			.map(StreamedAnswerTests::text)
			.doOnNext((part) -> this.time.advance(Duration.ofMillis(400)));
		assertThat(ask(stream).getResult().getOutput().getText()).isEqualTo("The steak is ready");
		assertThat(this.told).containsExactly("The steak is ", "ready");
	}

	@Test
	void tellsOnlyTheEndOfALongPiece() {
		Flux<ChatResponse> stream = Flux
			.fromStream(IntStream.range(0, 1000).mapToObj((i) -> text("%04d".formatted(i))));
		assertThat(ask(stream).getResult().getOutput().getText()).hasSize(4000);
		assertThat(this.told).singleElement()
			.satisfies((piece) -> assertThat(piece).hasSize(StreamedAnswer.MAX_PIECE).endsWith("0999"));
	}

	@Test
	void keepsToolCallsTogether() {
		ToolCall call = new ToolCall("c", "function", "look", "{}");
		Flux<ChatResponse> stream = Flux.just(text("I look"), new ChatResponse(
				List.of(new Generation(AssistantMessage.builder().content("").toolCalls(List.of(call)).build()))));
		AssistantMessage answer = ask(stream).getResult().getOutput();
		assertThat(answer.getText()).isEqualTo("I look");
		assertThat(answer.getToolCalls()).containsExactly(call);
	}

	@Test
	void asksAModelThatCannotStreamAtOnce() {
		ChatModel model = (prompt) -> text("at once");
		assertThat(this.style.ask(model, new Prompt("Hello")).getResult().getOutput().getText()).isEqualTo("at once");
		assertThat(this.told).isEmpty();
	}

	@Test
	void failsAsTheStreamFails() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> ask(Flux.error(new IllegalArgumentException("HTTP 400 - bad"))))
			.withMessage("HTTP 400 - bad");
	}

	@Test
	void takesAStreamWithoutAnythingForAnEmptyAnswer() {
		assertThat(ask(Flux.empty()).getResult().getOutput().getText()).isEmpty();
		assertThat(this.told).isEmpty();
	}

	private ChatResponse ask(Flux<ChatResponse> stream) {
		return this.style.ask(new ChatModel() {

			@Override
			public ChatResponse call(Prompt prompt) {
				throw new AssertionError("not at once");
			}

			@Override
			public Flux<ChatResponse> stream(Prompt prompt) {
				return stream;
			}

		}, new Prompt("Hello"));
	}

	private static ChatResponse text(String text) {
		return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
	}

}
