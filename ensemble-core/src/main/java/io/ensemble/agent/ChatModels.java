package io.ensemble.agent;

import java.util.Set;

import org.springframework.ai.chat.model.ChatModel;

/**
 * Finds the model of a tier. Asked anew at each model call, so a switch of models takes
 * effect without a restart.
 */
@FunctionalInterface
public interface ChatModels {

	/**
	 * The model that serves a tier now.
	 * @param tier the tier
	 * @return the model
	 * @throws IllegalStateException if there is none; its message is shown to the caller
	 * of the work
	 */
	ChatModel get(ModelTier tier);

	/**
	 * The tiers that the ensemble can be switched to.
	 * @return the tiers, the primary one among them
	 */
	default Set<ModelTier> tiers() {
		return Set.of(ModelTier.PRIMARY);
	}

	/**
	 * Serve every tier with one model.
	 * @param model the model
	 * @return models that know only this one
	 */
	static ChatModels single(ChatModel model) {
		return (tier) -> model;
	}

}
