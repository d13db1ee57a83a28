package io.ensemble.network.server.message;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ensemble.capability.Capability;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.protocol.part.CapabilityCatalogue;
import io.ensemble.protocol.part.CapabilityDescription;
import io.ensemble.protocol.part.CapabilityType;
import io.ensemble.protocol.part.SharedCapability;
import org.jspecify.annotations.Nullable;

/**
 * What this ensemble shares, in the words of the wire.
 */
public class SharedCapabilities {

	private final CapabilityRegistry registry;

	private final JsonMapper json = new JsonMapper();

	/**
	 * Describe a registry.
	 * @param registry all that the ensemble can do
	 */
	public SharedCapabilities(CapabilityRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Tasks and tools in one list, as servers greet with.
	 * @return the shared ones by name
	 */
	public List<SharedCapability> list() {
		return this.registry.shared().stream().map(this::shared).toList();
	}

	/**
	 * Tasks and tools apart, as peers register with.
	 * @return the shared ones by name
	 */
	public CapabilityCatalogue catalogue() {
		return new CapabilityCatalogue(descriptions(CapabilityKind.TASK), descriptions(CapabilityKind.TOOL));
	}

	private List<CapabilityDescription> descriptions(CapabilityKind kind) {
		return this.registry.shared()
			.stream()
			.filter((capability) -> capability.kind() == kind)
			.map((capability) -> new CapabilityDescription(capability.name(), capability.description(),
					capability.tags().stream().sorted().toList(), schema(capability)))
			.toList();
	}

	private SharedCapability shared(Capability capability) {
		CapabilityType type = (capability.kind() == CapabilityKind.TASK) ? CapabilityType.TASK : CapabilityType.TOOL;
		return new SharedCapability(capability.name(), capability.description(), type,
				capability.tags().stream().sorted().toList(), schema(capability));
	}

	private @Nullable JsonNode schema(Capability capability) {
		try {
			return this.json.readTree(capability.inputSchema());
		}
		catch (JsonProcessingException ex) {
			return null;
		}
	}

}
