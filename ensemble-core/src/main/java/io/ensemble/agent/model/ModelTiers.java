package io.ensemble.agent.model;

import java.util.List;
import java.util.stream.Collectors;

import io.ensemble.agent.ChatModels;
import io.ensemble.agent.ModelTier;

import org.springframework.util.Assert;

/**
 * The tier that the ensemble works on, which can be changed while it does: each model
 * call asks anew. Knows only this process. Thread-safe.
 */
public final class ModelTiers {

	private final ChatModels models;

	private volatile ModelTier active = ModelTier.PRIMARY;

	/**
	 * Start on the primary tier.
	 * @param models the models there are
	 */
	public ModelTiers(ChatModels models) {
		this.models = models;
	}

	/**
	 * The tier that the ensemble works on.
	 * @return the tier
	 */
	public ModelTier active() {
		return this.active;
	}

	/**
	 * The tiers to choose from.
	 * @return their names in alphabetical order
	 */
	public List<String> names() {
		return this.models.tiers().stream().map(ModelTier::name).sorted().toList();
	}

	/**
	 * Work on a tier from the next model call on. On the primary tier each task uses the
	 * model that it asks for, on the fallback tier its fallback, on any other tier that.
	 * @param tier the tier
	 * @throws IllegalArgumentException if no model serves it; names those there are
	 */
	public void activate(ModelTier tier) {
		Assert.isTrue(this.models.tiers().contains(tier), () -> "There is no model tier of this name, there are: "
				+ names().stream().collect(Collectors.joining(", ")));
		this.active = tier;
	}

	/**
	 * Whom a task asks now.
	 * @param model the tier that the task asks for
	 * @param fallback the tier that takes over for the task
	 * @return the tiers to ask, in this order
	 */
	List<ModelTier> route(ModelTier model, ModelTier fallback) {
		ModelTier now = this.active;
		ModelTier first = now.equals(ModelTier.PRIMARY) ? model : now;
		boolean switched = now.equals(ModelTier.FALLBACK) || first.equals(fallback);
		return switched ? List.of(fallback) : List.of(first, fallback);
	}

}
