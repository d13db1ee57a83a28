package io.ensemble.network.failure;

import io.ensemble.work.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The ensemble did not take the work; nothing was done.
 */
public class RemoteRefusedException extends RemoteCallException {

	private final ErrorCode code;

	/**
	 * Pass on what the ensemble said.
	 * @param ensemble who was asked
	 * @param code why, for programs
	 * @param message why, in words
	 */
	public RemoteRefusedException(String ensemble, ErrorCode code, String message) {
		this(FailedCall.any(ensemble), code, message, null);
	}

	private RemoteRefusedException(FailedCall call, ErrorCode code, @Nullable String message,
			@Nullable Throwable cause) {
		super(call, message, cause);
		this.code = code;
	}

	/**
	 * Why the work was refused.
	 * @return the code
	 */
	public ErrorCode getCode() {
		return this.code;
	}

	@Override
	public boolean mayHaveRun() {
		return false;
	}

	@Override
	public boolean isTransient() {
		return switch (this.code) {
			case QUEUE_FULL, DRAINING, STORE_UNAVAILABLE -> true;
			default -> false;
		};
	}

	@Override
	public RemoteRefusedException of(FailedCall call) {
		return new RemoteRefusedException(call, this.code, getMessage(), getCause());
	}

}
