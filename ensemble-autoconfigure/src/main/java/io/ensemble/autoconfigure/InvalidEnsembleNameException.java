package io.ensemble.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The application has no name that peers could call it by.
 */
class InvalidEnsembleNameException extends RuntimeException {

	private final @Nullable String name;

	private final String property;

	/**
	 * Say what was found.
	 * @param name the unusable name; {@code null} if there is none
	 * @param property the property that it comes from
	 */
	InvalidEnsembleNameException(@Nullable String name, String property) {
		super((name != null) ? "'%s' of %s is no name for an ensemble".formatted(name, property)
				: "The ensemble has no name");
		this.name = name;
		this.property = property;
	}

	@Nullable String getName() {
		return this.name;
	}

	String getProperty() {
		return this.property;
	}

}
