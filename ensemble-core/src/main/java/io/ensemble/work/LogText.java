package io.ensemble.work;

import org.jspecify.annotations.Nullable;

/**
 * Makes text of strangers fit for a log: one line, nothing that a terminal obeys, not too
 * long.
 */
public final class LogText {

	/** The longest text that is logged unless told otherwise, in characters. */
	public static final int DEFAULT_LIMIT = 256;

	private LogText() {
	}

	/**
	 * Escape a text and cut it to {@link #DEFAULT_LIMIT}.
	 * @param text hostile text
	 * @return the text to log, {@code null} as the word null
	 */
	public static String of(@Nullable Object text) {
		return of(text, DEFAULT_LIMIT);
	}

	/**
	 * Escape a text and cut it.
	 * @param text hostile text
	 * @param limit how many characters of it are kept
	 * @return the text to log, {@code null} as the word null
	 */
	public static String of(@Nullable Object text, int limit) {
		String value = String.valueOf(text);
		StringBuilder log = new StringBuilder(Math.min(value.length(), limit) + 16);
		value.codePoints().limit(limit).forEach((codePoint) -> append(log, codePoint));
		int rest = value.codePointCount(0, value.length()) - limit;
		return (rest > 0) ? log.append("... (").append(rest).append(" more)").toString() : log.toString();
	}

	private static void append(StringBuilder log, int codePoint) {
		switch (codePoint) {
			case '\n' -> log.append("\\n");
			case '\r' -> log.append("\\r");
			case '\t' -> log.append("\\t");
			case '\\' -> log.append("\\\\");
			default -> {
				if (isHarmless(codePoint)) {
					log.appendCodePoint(codePoint);
				}
				else {
					log.append("\\u{%x}".formatted(codePoint));
				}
			}
		}
	}

	// Format characters include those that turn the direction of writing and hide text.
	private static boolean isHarmless(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
				false;
			default -> true;
		};
	}

}
