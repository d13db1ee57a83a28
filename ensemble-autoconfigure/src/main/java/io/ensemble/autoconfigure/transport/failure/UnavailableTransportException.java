package io.ensemble.autoconfigure.transport.failure;

import io.ensemble.autoconfigure.transport.properties.TransportType;

/**
 * The configured transport cannot be used in this application.
 */
public class UnavailableTransportException extends RuntimeException {

	private final TransportType type;

	private final String action;

	/**
	 * Say what is wrong and what to do.
	 * @param type the transport
	 * @param reason why it cannot be used, a sentence
	 * @param action what to do about it, a sentence
	 */
	public UnavailableTransportException(TransportType type, String reason, String action) {
		super(reason);
		this.type = type;
		this.action = action;
	}

	/**
	 * Which transport it is.
	 * @return the transport
	 */
	public TransportType getType() {
		return this.type;
	}

	/**
	 * What to do about it.
	 * @return a sentence
	 */
	public String getAction() {
		return this.action;
	}

}
