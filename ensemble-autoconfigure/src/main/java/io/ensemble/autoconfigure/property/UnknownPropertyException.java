package io.ensemble.autoconfigure.property;

import org.springframework.boot.context.properties.source.ConfigurationProperty;

/**
 * The configuration says something about the ensemble that nobody will read.
 */
class UnknownPropertyException extends RuntimeException {

	private final ConfigurationProperty property;

	private final String nearest;

	/**
	 * Name the property.
	 * @param property the property
	 * @param nearest a property that it may be meant for
	 */
	UnknownPropertyException(ConfigurationProperty property, String nearest) {
		super("There is no property %s".formatted(property.getName()));
		this.property = property;
		this.nearest = nearest;
	}

	ConfigurationProperty getProperty() {
		return this.property;
	}

	String getNearest() {
		return this.nearest;
	}

}
