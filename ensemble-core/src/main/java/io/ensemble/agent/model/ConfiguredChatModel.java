package io.ensemble.agent.model;

import reactor.core.publisher.Flux;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * A model that is called with the options of a tier.
 *
 * @param model the model
 * @param options the options
 */
public record ConfiguredChatModel(ChatModel model, ModelOptions options) implements ChatModel {

	@Override
	public ChatResponse call(Prompt prompt) {
		return this.model.call(configured(prompt));
	}

	@Override
	public Flux<ChatResponse> stream(Prompt prompt) {
		return this.model.stream(configured(prompt));
	}

	@Override
	public ChatOptions getDefaultOptions() {
		return this.model.getDefaultOptions();
	}

	private Prompt configured(Prompt prompt) {
		return new Prompt(prompt.getInstructions(), this.options.applyTo(prompt.getOptions()));
	}

}
