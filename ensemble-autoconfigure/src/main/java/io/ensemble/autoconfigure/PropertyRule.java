package io.ensemble.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What the value of a property has to be. Checked by the properties themselves and not by
 * Bean Validation, because a validator that came with the starter would begin to validate
 * the application, too.
 */
public final class PropertyRule {

	private PropertyRule() {
	}

	/**
	 * Ask for a number that is not below zero.
	 * @param property the full name of the property
	 * @param value its value
	 */
	public static void notNegative(String property, double value) {
		check(value >= 0, property, value, "It must not be negative.");
	}

	/**
	 * Ask for a number above zero.
	 * @param property the full name of the property
	 * @param value its value
	 */
	public static void moreThanZero(String property, double value) {
		check(value > 0, property, value, "It must be more than 0.");
	}

	/**
	 * Ask for a number from zero to one.
	 * @param property the full name of the property
	 * @param value its value
	 */
	public static void share(String property, double value) {
		check(value >= 0 && value <= 1, property, value, "It must be between 0 and 1.");
	}

	/**
	 * Ask for a whole number that is large enough.
	 * @param property the full name of the property
	 * @param value its value
	 * @param least the smallest value that will do
	 */
	public static void atLeast(String property, long value, long least) {
		check(value >= least, property, value, "It must be at least " + least + ".");
	}

	/**
	 * Ask for a number that is large enough.
	 * @param property the full name of the property
	 * @param value its value
	 * @param least the smallest value that will do
	 */
	public static void atLeast(String property, double value, double least) {
		check(value >= least, property, value, "It must be at least " + least + ".");
	}

	/**
	 * Ask for a duration that is long enough.
	 * @param property the full name of the property
	 * @param value its value
	 * @param least the shortest duration that will do
	 */
	public static void atLeast(String property, Duration value, Duration least) {
		check(value.compareTo(least) >= 0, property, value, "It must be at least " + least + ".");
	}

	/**
	 * Ask for a whole number that is small enough.
	 * @param property the full name of the property
	 * @param value its value
	 * @param most the largest value that will do
	 */
	public static void atMost(String property, long value, long most) {
		check(value <= most, property, value, "It must be at most " + most + ".");
	}

	/**
	 * Ask for a text of a certain form.
	 * @param property the full name of the property
	 * @param value its value
	 * @param form a regular expression
	 * @param reason what the form is, in words
	 */
	public static void matches(String property, String value, String form, String reason) {
		check(value.matches(form), property, value, reason);
	}

	private static void check(boolean valid, String property, Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(property, value, reason);
		}
	}

}
