package io.ensemble.protocol.part;

import java.util.List;

/**
 * All that an ensemble shares.
 *
 * @param sharedTasks its tasks
 * @param sharedTools its tools
 */
public record CapabilityCatalogue(List<CapabilityDescription> sharedTasks, List<CapabilityDescription> sharedTools) {

	public CapabilityCatalogue {
		sharedTasks = List.copyOf(sharedTasks);
		sharedTools = List.copyOf(sharedTools);
	}

}
