package io.ensemble.agent.model;

import io.ensemble.agent.ChatModels;

import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * What all runs share when they ask models. Thread-safe.
 *
 * @param models the models
 * @param tiers the tier in force
 * @param breakers guard models that have a fallback
 */
public record ModelCalls(ChatModels models, ModelTiers tiers, ModelBreakers breakers) {

	/**
	 * How a model is asked.
	 */
	@FunctionalInterface
	public interface Style {

		/** Waits for the whole answer. */
		Style AT_ONCE = ChatModel::call;

		/**
		 * Ask.
		 * @param model the model
		 * @param prompt the question
		 * @return the whole answer
		 */
		ChatResponse ask(ChatModel model, Prompt prompt);

	}

}
