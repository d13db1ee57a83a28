package io.ensemble.autoconfigure.transport;

/**
 * The configured transport cannot be used in this application.
 */
class UnavailableTransportException extends RuntimeException {

	private final String type;

	/**
	 * Name the transport.
	 * @param type its name as configured
	 */
	UnavailableTransportException(String type) {
		super("There is no transport '%s'".formatted(type));
		this.type = type;
	}

	String getType() {
		return this.type;
	}

}
