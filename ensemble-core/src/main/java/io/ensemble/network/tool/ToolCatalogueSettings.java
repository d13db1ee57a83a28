package io.ensemble.network.tool;

import org.springframework.util.Assert;

/**
 * How tools of other ensembles are shown to models.
 *
 * @param names what they are called
 * @param maxTools how many tools one {@link io.ensemble.network.NetworkTools} gives a
 * model at most; those of the providers that come first by name are given
 */
public record ToolCatalogueSettings(ToolNames names, int maxTools) {

	/** The documented defaults. */
	public static final ToolCatalogueSettings DEFAULT = new ToolCatalogueSettings(
			new ToolNames(ToolNames.DEFAULT_SEPARATOR), 100);

	public ToolCatalogueSettings {
		Assert.isTrue(maxTools > 0, "maxTools must be at least 1");
	}

}
