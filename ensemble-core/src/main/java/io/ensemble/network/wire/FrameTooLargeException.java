package io.ensemble.network.wire;

/**
 * A message is larger than its receiver allows.
 */
public class FrameTooLargeException extends RuntimeException {

	private final String beginning;

	/**
	 * Say what came so far.
	 * @param maxBytes the limit
	 * @param beginning the first characters of the message
	 */
	public FrameTooLargeException(int maxBytes, String beginning) {
		super("A message may have at most " + maxBytes + " bytes");
		this.beginning = beginning;
	}

	/**
	 * How the message begins.
	 * @return the first characters; hostile text
	 */
	public String getBeginning() {
		return this.beginning;
	}

}
