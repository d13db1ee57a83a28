package io.ensemble.network;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The description of a task of another ensemble, bound to a network by the ensemble that
 * uses it.
 *
 * @param ensemble who has it; {@code null} for whichever connected ensemble offers it
 * when it is used
 * @param name its name
 */
public record NetworkTask(@Nullable String ensemble, String name) implements NetworkCapability {

	public NetworkTask {
		if (!Limits.isName(name) || (ensemble != null && !Limits.isName(ensemble))) {
			throw new InvalidRequestException("name", "must be 1 to 128 characters of [A-Za-z0-9._-]");
		}
	}

	/**
	 * A task of a certain ensemble.
	 * @param ensemble who has it
	 * @param name its name
	 * @return the description
	 */
	public static NetworkTask from(String ensemble, String name) {
		return new NetworkTask(ensemble, name);
	}

	/**
	 * A task of whichever connected ensemble offers it.
	 * @param name its name
	 * @return the description
	 */
	public static NetworkTask discover(String name) {
		return new NetworkTask(null, name);
	}

	@Override
	public CapabilityKind kind() {
		return CapabilityKind.TASK;
	}

}
