package io.ensemble.autoconfigure;

import java.time.Duration;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What the value of a property has to be. Checked by the properties themselves and not by
 * Bean Validation, because a validator that came with the starter would begin to validate
 * the application, too.
 */
public final class PropertyRule {

	private static final Duration LONGEST = Duration.ofDays(36_500);

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
	 * Ask for a duration that is long enough, and shorter than time can be reckoned with.
	 * @param property the full name of the property
	 * @param value its value
	 * @param least the shortest duration that will do
	 */
	public static void atLeast(String property, Duration value, Duration least) {
		check(value.compareTo(LONGEST) <= 0, property, value, "It must be at most 36500 days.");
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

	/**
	 * Ask for a secret whose placeholder, if it is one, something gave a value. Otherwise
	 * the name of the variable would be the secret.
	 * @param property the full name of the property
	 * @param value its value
	 */
	public static void resolved(String property, @Nullable String value) {
		check(value == null || !value.matches("\\$\\{[^{}]*}"), property, value,
				"Nothing gives this placeholder a value. Set the environment variable or property that it names.");
	}

	/**
	 * Ask for texts of a certain form.
	 * @param property the full name of the property
	 * @param values its values
	 * @param form a regular expression
	 * @param reason what the form of each is, in words
	 */
	public static void eachMatches(String property, Collection<String> values, String form, String reason) {
		values.forEach((value) -> matches(property, value, form, reason));
	}

	/**
	 * Ask for addresses that results may be delivered to.
	 * @param property the full name of the property
	 * @param addresses its values
	 */
	public static void addresses(String property, Collection<String> addresses) {
		eachMatches(property, addresses, "[A-Za-z0-9._-]{1,128}|[A-Za-z0-9._-]{0,127}\\*",
				"It must be names of 1 to 128 letters, digits, dots, dashes and underscores, or beginnings of such names "
						+ "with an asterisk behind them.");
	}

	private static void check(boolean valid, String property, @Nullable Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(property, value, reason);
		}
	}

}
