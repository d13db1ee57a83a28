package io.ensemble.network.failure;

import org.jspecify.annotations.Nullable;

/**
 * The ensemble could not be reached, and never saw the request.
 */
public class RemoteUnreachableException extends RemoteCallException {

	private final boolean worthRetrying;

	/**
	 * Say why.
	 * @param ensemble who was asked
	 * @param message in words
	 * @param worthRetrying whether it may be there in a moment
	 * @param cause what the network said
	 */
	public RemoteUnreachableException(String ensemble, String message, boolean worthRetrying,
			@Nullable Throwable cause) {
		this(FailedCall.any(ensemble), message, worthRetrying, cause);
	}

	private RemoteUnreachableException(FailedCall call, @Nullable String message, boolean worthRetrying,
			@Nullable Throwable cause) {
		super(call, message, cause);
		this.worthRetrying = worthRetrying;
	}

	@Override
	public boolean isTransient() {
		return this.worthRetrying;
	}

	@Override
	public RemoteUnreachableException of(FailedCall call) {
		return new RemoteUnreachableException(call, getMessage(), this.worthRetrying, getCause());
	}

}
