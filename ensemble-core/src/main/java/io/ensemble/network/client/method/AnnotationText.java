package io.ensemble.network.client.method;

import java.time.Duration;

import io.ensemble.work.Limits;

import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.StringValueResolver;

/**
 * The texts of annotations: their placeholders, and what they have to be.
 *
 * @param resolver replaces placeholders
 */
public record AnnotationText(StringValueResolver resolver) {

	/**
	 * Read a name.
	 * @param what whose name it is
	 * @param text the text of the annotation
	 * @return the name
	 * @throws IllegalArgumentException if it is none
	 */
	public String name(String what, String text) {
		String name = this.resolver.resolveStringValue(text);
		if (name == null || !Limits.isName(name)) {
			throw new IllegalArgumentException(
					"the name of the %s is '%s', but must be 1 to 128 characters of [A-Za-z0-9._-]".formatted(what,
							name));
		}
		return name;
	}

	/**
	 * Read a duration.
	 * @param text the text of the annotation
	 * @return a duration longer than zero
	 * @throws IllegalArgumentException if it is none
	 */
	Duration duration(String text) {
		String value = String.valueOf(this.resolver.resolveStringValue(text));
		Duration duration = parse(value);
		if (duration.isNegative() || duration.isZero()) {
			throw new IllegalArgumentException("the deadline is '%s', but must be longer than zero".formatted(value));
		}
		return duration;
	}

	private static Duration parse(String value) {
		try {
			return DurationFormatterUtils.detectAndParse(value);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"the deadline is '%s', but must be a duration such as PT30M or 30m".formatted(value), ex);
		}
	}

}
