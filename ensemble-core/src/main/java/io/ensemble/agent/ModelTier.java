package io.ensemble.agent;

import org.springframework.util.Assert;

/**
 * The name of a model that tasks ask for, so that the model behind it can change without
 * them.
 *
 * @param name the name
 */
public record ModelTier(String name) {

	/** The model that is used unless something else was said. */
	public static final ModelTier PRIMARY = new ModelTier("primary");

	/** The model that takes over from the primary one. */
	public static final ModelTier FALLBACK = new ModelTier("fallback");

	public ModelTier {
		Assert.hasText(name, "A model tier needs a name");
	}

}
