package io.ensemble.work;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * The limits on names and sizes that hold wherever a value enters the system.
 */
public final class Limits {

	/** The longest name or id, in characters. */
	public static final int MAX_NAME_LENGTH = 128;

	/** The longest name of a caller, in bytes of UTF-8. */
	public static final int MAX_CALLER_SIZE = 1024;

	private static final BitSet NAME = characters("._-");

	private static final BitSet ID = characters("._:-");

	private Limits() {
	}

	/**
	 * Whether the value may name an ensemble, a task or a tool.
	 * @param value the candidate
	 * @return {@code true} if it is 1 to 128 letters, digits, dots, dashes and
	 * underscores
	 */
	public static boolean isName(@Nullable String value) {
		return value != null && consistsOf(NAME, value);
	}

	/**
	 * Whether the value may be a request id: a name, colons allowed.
	 * @param value the candidate
	 * @return {@code true} if it is 1 to 128 allowed characters
	 */
	public static boolean isId(@Nullable String value) {
		return value != null && consistsOf(ID, value);
	}

	/**
	 * Whether every store can keep work of a caller.
	 * @param value the caller's name
	 * @return {@code true} if it is {@linkplain #isText(String) text} and no longer than
	 * {@link #MAX_CALLER_SIZE}
	 */
	public static boolean isCaller(String value) {
		return isText(value) && (value.length() <= MAX_CALLER_SIZE / 3
				|| value.getBytes(StandardCharsets.UTF_8).length <= MAX_CALLER_SIZE);
	}

	/**
	 * Whether every store can keep a text as it is.
	 * @param value the text
	 * @return {@code false} if it has half of a surrogate pair or the character zero
	 */
	public static boolean isText(String value) {
		return value.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(value);
	}

	// Every message is checked several times over; a regular expression costs more than
	// the rest of the check.
	private static boolean consistsOf(BitSet allowed, String value) {
		if (value.isEmpty() || value.length() > MAX_NAME_LENGTH) {
			return false;
		}
		for (int i = 0; i < value.length(); i++) {
			if (!allowed.get(value.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static BitSet characters(String marks) {
		BitSet allowed = new BitSet();
		allowed.set('A', 'Z' + 1);
		allowed.set('a', 'z' + 1);
		allowed.set('0', '9' + 1);
		marks.chars().forEach(allowed::set);
		return allowed;
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
