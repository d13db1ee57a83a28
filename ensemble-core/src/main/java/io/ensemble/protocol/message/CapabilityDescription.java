package io.ensemble.protocol.message;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
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

}
