package io.ensemble.network;

import io.ensemble.capability.CapabilityKind;
import org.jspecify.annotations.Nullable;

/**
 * A task or tool of another ensemble, as an agent is given it.
 */
public sealed interface NetworkCapability extends NetworkSelection permits NetworkTask, NetworkTool {

	/**
	 * Who has it.
	 * @return the ensemble, {@code null} for whichever connected one offers it
	 */
	@Nullable String ensemble();

	/**
	 * What it is called.
	 * @return its name
	 */
	String name();

	/**
	 * Task or tool.
	 * @return the kind
	 */
	CapabilityKind kind();

}
