package io.ensemble.agent.provider;

import java.time.InstantSource;
import java.util.Set;

import io.ensemble.agent.ChatModels;
import io.ensemble.agent.ModelTier;
import io.ensemble.time.Timers;

import org.springframework.ai.chat.model.ChatModel;

/**
 * Lets agents wait where the provider of a model asks them to, instead of failing their
 * work.
 */
public final class RetryAfterModels implements ChatModels {

	private final ChatModels models;

	private final RetryAfterLimits limits;

	private final Timers timers;

	private final InstantSource time;

	/**
	 * Wrap models.
	 * @param models the models
	 * @param limits how long is waited
	 * @param timers end the wait
	 * @param time tells whether a deadline would pass meanwhile
	 */
	public RetryAfterModels(ChatModels models, RetryAfterLimits limits, Timers timers, InstantSource time) {
		this.models = models;
		this.limits = limits;
		this.timers = timers;
		this.time = time;
	}

	@Override
	public ChatModel get(ModelTier tier) {
		return new RetryAfterChatModel(this.models.get(tier), this.limits, this.timers, this.time);
	}

	@Override
	public Set<ModelTier> tiers() {
		return this.models.tiers();
	}

}
