package io.ensemble.network;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.failure.FailedCall;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;

/**
 * A task or tool of another ensemble.
 *
 * @param ensemble the ensemble
 * @param name the task or tool
 * @param kind which of the two
 */
public record RemoteTarget(String ensemble, String name, CapabilityKind kind) {

	public RemoteTarget {
		check("ensemble", ensemble);
		check("name", name);
	}

	private static void check(String field, String value) {
		if (!Limits.isName(value)) {
			throw new InvalidRequestException(field, "must be 1 to 128 characters of [A-Za-z0-9._-]");
		}
	}

	/**
	 * Name a call of this target in a failure.
	 * @param requestId the id of the request
	 * @return what identifies the call
	 */
	public FailedCall failed(String requestId) {
		return new FailedCall(this.ensemble, this.name, requestId);
	}

	@Override
	public String toString() {
		return this.ensemble + "/" + this.name;
	}

}
