package io.ensemble.capability.failure;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a handler that could not do its work now and may well do it a little later.
 * The work is started again after a pause, as often as {@code max-attempts} allows, so a
 * handler that throws it must bear being called again.
 */
public class TransientFailureException extends RuntimeException implements RetryableFailure {

	/**
	 * Say what stood in the way.
	 * @param message in words, for the caller of the work
	 */
	public TransientFailureException(String message) {
		this(message, null);
	}

	/**
	 * Say what stood in the way.
	 * @param message in words, for the caller of the work
	 * @param cause for the log only
	 */
	public TransientFailureException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	@Override
	public boolean isTransient() {
		return true;
	}

}
