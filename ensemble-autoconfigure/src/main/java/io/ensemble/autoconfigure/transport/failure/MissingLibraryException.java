package io.ensemble.autoconfigure.transport.failure;

/**
 * Something is configured whose library the application has not.
 */
public class MissingLibraryException extends RuntimeException {

	private final String property;

	private final String dependency;

	/**
	 * Say what is missing.
	 * @param property the property that asks for it
	 * @param dependency the Maven coordinates of what to add, without a version
	 */
	public MissingLibraryException(String property, String dependency) {
		super("%s needs %s".formatted(property, dependency));
		this.property = property;
		this.dependency = dependency;
	}

	String getProperty() {
		return this.property;
	}

	String getDependency() {
		return this.dependency;
	}

}
