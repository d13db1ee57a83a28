package io.ensemble.network.failure;

import org.jspecify.annotations.Nullable;

/**
 * Which call it is that failed.
 *
 * @param ensemble who was asked
 * @param capability the task or tool that was asked for; {@code null} if the failure is
 * that of a whole connection
 * @param requestId the id under which the other ensemble would know the work;
 * {@code null} if the failure is that of a whole connection
 */
public record FailedCall(String ensemble, @Nullable String capability, @Nullable String requestId) {

	static FailedCall any(String ensemble) {
		return new FailedCall(ensemble, null, null);
	}

}
