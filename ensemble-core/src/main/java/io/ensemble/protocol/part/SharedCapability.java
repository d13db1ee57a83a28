package io.ensemble.protocol.part;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A task or tool that others may ask for.
 *
 * @param name its name
 * @param description what it does
 * @param type task or tool
 * @param tags words to find it by
 */
public record SharedCapability(String name, @Nullable String description, CapabilityType type, List<String> tags) {

	public SharedCapability {
		tags = List.copyOf(tags);
	}

}
