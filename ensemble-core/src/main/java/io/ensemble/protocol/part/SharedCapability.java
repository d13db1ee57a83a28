package io.ensemble.protocol.part;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A task or tool that others may ask for.
 *
 * @param name its name
 * @param description what it does
 * @param type task or tool
 * @param tags words to find it by
 * @param inputSchema the JSON schema of the input; {@code null} from ensembles that do
 * not tell
 */
public record SharedCapability(String name, @Nullable String description, CapabilityType type, List<String> tags,
		@Nullable JsonNode inputSchema) {

	public SharedCapability {
		tags = List.copyOf(tags);
	}

}
