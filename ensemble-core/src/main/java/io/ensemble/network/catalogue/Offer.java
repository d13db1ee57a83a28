package io.ensemble.network.catalogue;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.RemoteTarget;
import io.ensemble.protocol.part.CapabilityType;
import io.ensemble.protocol.part.SharedCapability;

/**
 * A task or tool, and who shares it.
 *
 * @param ensemble the provider
 * @param capability what the provider says of it, made harmless
 */
public record Offer(String ensemble, SharedCapability capability) {

	/**
	 * What to call.
	 * @return the provider and the capability by their names
	 */
	public RemoteTarget target() {
		return new RemoteTarget(this.ensemble, this.capability.name(), kind(this.capability));
	}

	static CapabilityKind kind(SharedCapability capability) {
		return (capability.type() == CapabilityType.TASK) ? CapabilityKind.TASK : CapabilityKind.TOOL;
	}

}
