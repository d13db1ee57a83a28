package io.ensemble.agent.model;

import io.ensemble.agent.ModelTier;

import org.springframework.ai.chat.model.ChatResponse;

/**
 * Is told which tier answered a call.
 */
public interface ModelAccount {

	/**
	 * A model answered.
	 * @param tier its tier
	 * @param response the answer
	 */
	void answered(ModelTier tier, ChatResponse response);

	/**
	 * A model could not be asked.
	 * @param from its tier
	 * @param to the tier that is asked instead
	 */
	void fellBack(ModelTier from, ModelTier to);

}
