package io.ensemble.network.failure;

import io.ensemble.work.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The ensemble took the work and could not do it: its handler failed, the deadline
 * passed, somebody cancelled it.
 */
public class RemoteFailureException extends RemoteCallException {

	private final ErrorCode code;

	private final @Nullable String partialOutput;

	/**
	 * Pass on what the ensemble said.
	 * @param ensemble who was asked
	 * @param code how the work ended
	 * @param message the ensemble's words
	 * @param partialOutput what there was until then
	 */
	public RemoteFailureException(String ensemble, ErrorCode code, String message, @Nullable String partialOutput) {
		this(FailedCall.any(ensemble), code, message, partialOutput, null);
	}

	private RemoteFailureException(FailedCall call, ErrorCode code, @Nullable String message,
			@Nullable String partialOutput, @Nullable Throwable cause) {
		super(call, message, cause);
		this.code = code;
		this.partialOutput = partialOutput;
	}

	/**
	 * How the work ended.
	 * @return {@code TASK_FAILED}, {@code EXPIRED}, {@code CANCELLED}, {@code DEAD} or
	 * another code of the ensemble
	 */
	public ErrorCode getCode() {
		return this.code;
	}

	/**
	 * What there was when the work ended.
	 * @return the partial output, {@code null} if there is none
	 */
	public @Nullable String getPartialOutput() {
		return this.partialOutput;
	}

	@Override
	public RemoteFailureException of(FailedCall call) {
		return new RemoteFailureException(call, this.code, getMessage(), this.partialOutput, getCause());
	}

}
