package io.ensemble.work;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The limits on names and sizes that hold wherever a value enters the system.
 */
public final class Limits {

	/** The longest name or id, in characters. */
	public static final int MAX_NAME_LENGTH = 128;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

	private Limits() {
	}

	/**
	 * Whether the value may name an ensemble, a task or a tool.
	 * @param value the candidate
	 * @return {@code true} if it is 1 to 128 letters, digits, dots, dashes and
	 * underscores
	 */
	public static boolean isName(@Nullable String value) {
		return value != null && NAME.matcher(value).matches();
	}

	/**
	 * Whether the value may be a request id: a name, colons allowed.
	 * @param value the candidate
	 * @return {@code true} if it is 1 to 128 allowed characters
	 */
	public static boolean isId(@Nullable String value) {
		return value != null && ID.matcher(value).matches();
	}

	static void id(String field, String value) {
		if (!isId(value)) {
			throw new InvalidRequestException(field, "must be 1 to 128 characters of [A-Za-z0-9._:-]");
		}
	}

	static void name(String field, @Nullable String value) {
		if (!isName(value)) {
			throw new InvalidRequestException(field, "must be 1 to 128 characters of [A-Za-z0-9._-]");
		}
	}

	static void maxLength(String field, @Nullable String value, int max) {
		if (value != null && value.length() > max) {
			throw new InvalidRequestException(field, "must not be longer than " + max + " characters");
		}
	}

}
