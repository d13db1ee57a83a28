package io.ensemble.transport.redis;

import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a listing ends, and what is listed, as texts for scripts.
 */
final class Cursor {

	private static final int RADIX = 36;

	private Cursor() {
	}

	static String after(long order) {
		return Long.toString(order, RADIX);
	}

	/**
	 * The upper end of what follows a page.
	 * @param cursor the page's; {@code null} for the first one
	 * @return the end of a range of scores
	 * @throws NumberFormatException if no page gave this cursor
	 */
	static String below(@Nullable String cursor) {
		return (cursor != null) ? "(" + Long.parseLong(cursor, RADIX) : "+inf";
	}

	static InvalidRequestException refused() {
		return new InvalidRequestException("cursor", "must be the nextCursor of an earlier page");
	}

	static String filter(@Nullable Object value) {
		return (value != null) ? "=" + value : "";
	}

}
