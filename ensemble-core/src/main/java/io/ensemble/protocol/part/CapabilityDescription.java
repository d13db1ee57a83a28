package io.ensemble.protocol.part;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.protocol.json.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * A task or tool with all that a caller needs to use it.
 *
 * @param name its name
 * @param description what it does
 * @param tags words to find it by
 * @param inputSchema the JSON schema of the input
 */
public record CapabilityDescription(String name, @Nullable String description, List<String> tags,
		@Nullable JsonNode inputSchema) {

	public CapabilityDescription {
		tags = List.copyOf(tags);
	}

	/**
	 * Describe a capability.
	 * @param name its name
	 * @param description what it does
	 * @param tags words to find it by, in any order
	 * @param inputSchema the JSON schema of the input, as JSON text
	 * @return the description, its tags in alphabetical order
	 */
	public static CapabilityDescription of(String name, String description, Collection<String> tags,
			String inputSchema) {
		return new CapabilityDescription(name, description, tags.stream().sorted().toList(),
				StrictJson.tree(inputSchema));
	}

	/**
	 * The same in one list of tasks and tools.
	 * @param type task or tool
	 * @return the capability
	 */
	public SharedCapability toShared(CapabilityType type) {
		return new SharedCapability(this.name, this.description, type, this.tags, this.inputSchema);
	}

}
