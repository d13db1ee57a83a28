package io.ensemble.capability;

/**
 * A task or tool is defined in a way that cannot work.
 */
public class InvalidCapabilityException extends RuntimeException {

	private final String source;

	/**
	 * Say where and why.
	 * @param source the bean and method that define it
	 * @param message what is wrong
	 */
	public InvalidCapabilityException(String source, String message) {
		super(source + ": " + message);
		this.source = source;
	}

	/**
	 * Where it is defined.
	 * @return the bean and method
	 */
	public String getSource() {
		return this.source;
	}

}
