package io.ensemble.network.failure;

import org.jspecify.annotations.Nullable;

/**
 * No result came in the time that the caller gave it. The ensemble was told to stop.
 */
public class RemoteTimeoutException extends RemoteCallException {

	/**
	 * Say how long it was.
	 * @param ensemble who was asked
	 * @param message in words
	 */
	public RemoteTimeoutException(String ensemble, String message) {
		this(FailedCall.any(ensemble), message, null);
	}

	private RemoteTimeoutException(FailedCall call, @Nullable String message, @Nullable Throwable cause) {
		super(call, message, cause);
	}

	@Override
	public RemoteTimeoutException of(FailedCall call) {
		return new RemoteTimeoutException(call, getMessage(), getCause());
	}

}
