package io.ensemble.protocol.json;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.ensemble.work.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Says in the words of the wire why a text could not be read. Nothing of the text itself
 * and nothing of the parser's own message is repeated.
 */
public final class JsonErrors {

	private JsonErrors() {
	}

	/**
	 * Translate a failure of a {@link StrictJson} mapper.
	 * @param failure the failure
	 * @param document what to call the document when no field of it is at fault
	 * @return the field at fault and what it must be
	 */
	public static InvalidRequestException translate(IOException failure, String document) {
		String field = field(failure, document);
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			InvalidRequestException translated = translate(cause, field, document);
			if (translated != null) {
				return translated;
			}
		}
		return new InvalidRequestException(field, "cannot be read");
	}

	private static @Nullable InvalidRequestException translate(Throwable cause, String field, String document) {
		if (cause instanceof InvalidRequestException invalid) {
			return invalid;
		}
		if (cause instanceof StreamConstraintsException) {
			return new InvalidRequestException(document,
					"has too deep a nesting, too many values, or too long a number, name or text");
		}
		if (cause instanceof InputCoercionException) {
			return new InvalidRequestException(field, "is out of range");
		}
		if (cause instanceof StreamReadException unreadable) {
			return new InvalidRequestException(document, syntax(unreadable));
		}
		if (cause instanceof InvalidNullException) {
			return new InvalidRequestException(field, "must be given");
		}
		return (cause instanceof MismatchedInputException mismatch)
				? new InvalidRequestException(field, expectation(mismatch)) : null;
	}

	private static String syntax(StreamReadException unreadable) {
		String message = unreadable.getOriginalMessage();
		String what = (message != null && message.startsWith("Duplicate")) ? "has a field twice"
				: "is not well-formed JSON";
		JsonLocation location = unreadable.getLocation();
		return (location != null)
				? "%s (line %d, column %d)".formatted(what, location.getLineNr(), location.getColumnNr()) : what;
	}

	private static String field(IOException failure, String document) {
		if (!(failure instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
			return document;
		}
		return mapping.getPath()
			.stream()
			.map((part) -> (part.getFieldName() != null) ? "." + part.getFieldName() : "[" + part.getIndex() + "]")
			.collect(Collectors.joining())
			.substring(1);
	}

	private static String expectation(MismatchedInputException mismatch) {
		Class<?> type = mismatch.getTargetType();
		if (type == null || mismatch.getPath().isEmpty()) {
			return "must be exactly one JSON object";
		}
		if (type.isEnum()) {
			return "must be one of "
					+ Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
		}
		if (type == Duration.class) {
			return "must be an ISO-8601 duration such as PT30S, or a number of seconds";
		}
		return (type == Instant.class) ? "must be an ISO-8601 instant such as 2026-03-06T09:00:00Z"
				: "must be " + shape(type);
	}

	private static String shape(Class<?> type) {
		if (type == String.class) {
			return "a text";
		}
		if (List.of(boolean.class, Boolean.class).contains(type)) {
			return "true or false";
		}
		if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
			return "a number";
		}
		return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
	}

}
