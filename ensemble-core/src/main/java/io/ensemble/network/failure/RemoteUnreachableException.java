package io.ensemble.network.failure;

import org.jspecify.annotations.Nullable;

/**
 * The ensemble could not be reached. It never saw the request, or broke the connection
 * before it said that it took it.
 */
public class RemoteUnreachableException extends RemoteCallException {

	private final boolean worthRetrying;

	private final boolean asked;

	/**
	 * Say why the request was never sent.
	 * @param ensemble who was asked
	 * @param message in words
	 * @param worthRetrying whether it may be there in a moment
	 * @param cause what the network said
	 */
	public RemoteUnreachableException(String ensemble, String message, boolean worthRetrying,
			@Nullable Throwable cause) {
		this(ensemble, message, worthRetrying, false, cause);
	}

	/**
	 * Say why.
	 * @param ensemble who was asked
	 * @param message in words
	 * @param worthRetrying whether it may be there in a moment
	 * @param asked whether the request was sent at least once
	 * @param cause what the network said
	 */
	public RemoteUnreachableException(String ensemble, String message, boolean worthRetrying, boolean asked,
			@Nullable Throwable cause) {
		this(FailedCall.any(ensemble), message, worthRetrying, asked, cause);
	}

	private RemoteUnreachableException(FailedCall call, @Nullable String message, boolean worthRetrying, boolean asked,
			@Nullable Throwable cause) {
		super(call, message, cause);
		this.worthRetrying = worthRetrying;
		this.asked = asked;
	}

	@Override
	public boolean mayHaveRun() {
		return this.asked;
	}

	@Override
	public boolean isTransient() {
		return this.worthRetrying;
	}

	@Override
	public RemoteUnreachableException of(FailedCall call) {
		return new RemoteUnreachableException(call, getMessage(), this.worthRetrying, this.asked, getCause());
	}

}
