package io.ensemble.autoconfigure.web.specification;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.protocol.json.StrictJson;

/**
 * Adds to a description what the ensemble shares: a list of tasks and tools, and a schema
 * for the input of each.
 */
final class CapabilitySchemas {

	private static final String LIST = "x-capabilities";

	private static final String PREFIX = "input.";

	private final CapabilityRegistry capabilities;

	/**
	 * Describe what is shared.
	 * @param capabilities knows it
	 */
	CapabilitySchemas(CapabilityRegistry capabilities) {
		this.capabilities = capabilities;
	}

	void addTo(ObjectNode document) {
		ArrayNode list = document.putArray(LIST);
		ObjectNode schemas = document.withObject("components").withObject("schemas");
		for (Capability capability : this.capabilities.shared()) {
			String name = PREFIX + capability.name();
			schemas.set(name, schema(capability));
			ObjectNode entry = list.addObject();
			entry.put("name", capability.name());
			entry.put("kind", capability.kind().name().toLowerCase(Locale.ROOT));
			entry.put("description", capability.description());
			capability.tags().stream().sorted().forEach(entry.putArray("tags")::add);
			entry.putObject("input").put("$ref", "#/components/schemas/" + name);
		}
	}

	// References within such a schema are meant from its own root, not from that of the
	// document.
	private static JsonNode schema(Capability capability) {
		JsonNode schema = StrictJson.tree(capability.inputSchema());
		boolean standsAlone = schema instanceof ObjectNode && !schema.has("$id") && schema.findValue("$ref") != null;
		return standsAlone ? ((ObjectNode) schema).put("$id", "urn:ensemble:input:" + capability.name()) : schema;
	}

}
