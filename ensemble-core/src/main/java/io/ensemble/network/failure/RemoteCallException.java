package io.ensemble.network.failure;

import io.ensemble.capability.failure.RetryableFailure;
import org.jspecify.annotations.Nullable;

/**
 * A call of another ensemble gave no result.
 */
public abstract class RemoteCallException extends RuntimeException implements RetryableFailure {

	private final FailedCall call;

	RemoteCallException(FailedCall call, @Nullable String message, @Nullable Throwable cause) {
		super(message, cause);
		this.call = call;
	}

	/**
	 * Who was asked.
	 * @return the name of the ensemble
	 */
	public String getEnsemble() {
		return this.call.ensemble();
	}

	/**
	 * What was asked for.
	 * @return the name of the task or tool; {@code null} if no single call failed
	 */
	public @Nullable String getCapability() {
		return this.call.capability();
	}

	/**
	 * The request, to find it in logs and traces or to ask for it again.
	 * @return the id under which the other ensemble knows the work, if it came that far;
	 * {@code null} if no single call failed
	 */
	public @Nullable String getRequestId() {
		return this.call.requestId();
	}

	/**
	 * The same failure as one call met it, with the stack trace of the current thread.
	 * One broken connection may fail many calls.
	 * @param call the call
	 * @return a copy
	 */
	public abstract RemoteCallException of(FailedCall call);

	@Override
	public boolean isTransient() {
		return false;
	}

	/**
	 * Whether the ensemble may have done the work, or still do it. Only if not, the same
	 * work may be asked of another ensemble without being done twice.
	 * @return {@code false} if it is certain that nothing was done, in no attempt of the
	 * call
	 */
	public boolean mayHaveRun() {
		return true;
	}

}
