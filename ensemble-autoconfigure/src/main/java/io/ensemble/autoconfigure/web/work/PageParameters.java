package io.ensemble.autoconfigure.web.work;

import java.util.Arrays;

import io.ensemble.autoconfigure.web.route.ApiRequest;
import io.ensemble.transport.WorkQuery;
import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Reads which part of a list a caller wants.
 */
public final class PageParameters {

	private static final int MAX_CURSOR_LENGTH = 512;

	private PageParameters() {
	}

	/**
	 * How many items the caller wants.
	 * @param request the call
	 * @return the limit, the default if it does not say
	 * @throws InvalidRequestException if it is no number, or too large
	 */
	public static int limit(ApiRequest request) {
		String text = request.param("limit").orElse(Integer.toString(WorkQuery.DEFAULT_LIMIT));
		if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > WorkQuery.MAX_LIMIT) {
			throw new InvalidRequestException("limit", "must be a number from 1 to " + WorkQuery.MAX_LIMIT);
		}
		return Integer.parseInt(text);
	}

	/**
	 * Which of some constants the caller wants.
	 * @param request the call
	 * @param name the name of the parameter
	 * @param type the constants
	 * @param <E> the constants
	 * @return the constant, {@code null} for any
	 * @throws InvalidRequestException if it is none of them
	 */
	public static <E extends Enum<E>> @Nullable E oneOf(ApiRequest request, String name, Class<E> type) {
		return request.param(name)
			.map((text) -> Arrays.stream(type.getEnumConstants())
				.filter((constant) -> constant.name().equals(text))
				.findFirst()
				.orElseThrow(() -> new InvalidRequestException(name,
						"must be one of " + Arrays.toString(type.getEnumConstants()))))
			.orElse(null);
	}

	/**
	 * Where the page before ended.
	 * @param request the call
	 * @return the cursor, {@code null} for the first page
	 * @throws InvalidRequestException if no list gave it
	 */
	public static @Nullable String cursor(ApiRequest request) {
		return request.param("cursor").map((cursor) -> {
			if (cursor.length() > MAX_CURSOR_LENGTH) {
				throw new InvalidRequestException("cursor", "must be a nextCursor of this list");
			}
			return cursor;
		}).orElse(null);
	}

}
