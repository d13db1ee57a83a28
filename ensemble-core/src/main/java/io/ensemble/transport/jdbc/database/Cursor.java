package io.ensemble.transport.jdbc.database;

import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a listing ends: the number by which the rows are ordered, as text.
 */
public final class Cursor {

	private static final int RADIX = 36;

	private Cursor() {
	}

	/**
	 * The upper end of what follows a page.
	 * @param cursor the page's; {@code null} for the first page
	 * @return only what has a smaller number follows
	 * @throws InvalidRequestException if no page gave this cursor
	 */
	public static long before(@Nullable String cursor) {
		try {
			return (cursor != null) ? Long.parseLong(cursor, RADIX) : Long.MAX_VALUE;
		}
		catch (NumberFormatException ex) {
			throw new InvalidRequestException("cursor", "must be the nextCursor of an earlier page");
		}
	}

	/**
	 * The cursor of a page.
	 * @param last the number of its last row
	 * @return the cursor
	 */
	public static String after(long last) {
		return Long.toString(last, RADIX);
	}

}
