package io.ensemble.network.failure;

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
		super(ensemble, message, null);
	}

}
