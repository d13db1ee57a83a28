package io.ensemble.transport;

/**
 * The configured store can never do what it is asked for. Nothing was changed.
 */
public class UnsupportedByStoreException extends RuntimeException {

	/**
	 * Say what cannot be done.
	 * @param message in words that a caller may see, with a way out if there is one
	 */
	public UnsupportedByStoreException(String message) {
		super(message);
	}

}
