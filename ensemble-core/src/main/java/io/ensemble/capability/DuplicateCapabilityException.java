package io.ensemble.capability;

/**
 * Two definitions share one name.
 */
public class DuplicateCapabilityException extends RuntimeException {

	private final String name;

	private final String first;

	private final String second;

	/**
	 * Name both.
	 * @param name the name they share
	 * @param first where it was defined first
	 * @param second where it was defined again
	 */
	public DuplicateCapabilityException(String name, String first, String second) {
		super("'%s' is defined by %s and by %s".formatted(name, first, second));
		this.name = name;
		this.first = first;
		this.second = second;
	}

	/**
	 * The shared name.
	 * @return the name
	 */
	public String getName() {
		return this.name;
	}

	/**
	 * The first definition.
	 * @return bean and method
	 */
	public String getFirst() {
		return this.first;
	}

	/**
	 * The second definition.
	 * @return bean and method
	 */
	public String getSecond() {
		return this.second;
	}

}
