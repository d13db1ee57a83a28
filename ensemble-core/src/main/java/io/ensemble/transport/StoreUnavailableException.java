package io.ensemble.transport;

import io.ensemble.capability.failure.RetryableFailure;
import org.jspecify.annotations.Nullable;

/**
 * The store cannot be reached or refuses to write. Nothing is known of the call's effect;
 * repeating it is safe.
 */
public class StoreUnavailableException extends RuntimeException implements RetryableFailure {

	/**
	 * Say what failed.
	 * @param message in words, without credentials
	 * @param cause the driver's error
	 */
	public StoreUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	@Override
	public boolean isTransient() {
		return true;
	}

}
