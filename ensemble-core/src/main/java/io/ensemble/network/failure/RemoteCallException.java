package io.ensemble.network.failure;

import org.jspecify.annotations.Nullable;

/**
 * A call of another ensemble gave no result.
 */
public abstract class RemoteCallException extends RuntimeException {

	private final String ensemble;

	RemoteCallException(String ensemble, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.ensemble = ensemble;
	}

	/**
	 * Who was asked.
	 * @return the name of the ensemble
	 */
	public String getEnsemble() {
		return this.ensemble;
	}

	/**
	 * Whether the same call may succeed a little later, without anybody changing
	 * anything.
	 * @return {@code true} if trying again makes sense
	 */
	public boolean isTransient() {
		return false;
	}

}
