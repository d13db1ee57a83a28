package io.ensemble.capability.method;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * What the caller has to send for a Java type, in words that need no Java.
 */
final class ExpectedForm {

	private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(Byte.class, Short.class, Integer.class, Long.class,
			BigInteger.class);

	private ExpectedForm() {
	}

	static String of(@Nullable Class<?> type) {
		if (type == null) {
			return "of another form";
		}
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (Number.class.isAssignableFrom(boxed)) {
			return WHOLE_NUMBERS.contains(boxed) ? "a whole number in range" : "a number";
		}
		if (boxed.isEnum()) {
			return Arrays.stream(boxed.getEnumConstants())
				.map(Object::toString)
				.collect(Collectors.joining(", ", "one of ", ""));
		}
		return Temporal.class.isAssignableFrom(boxed) ? time(boxed) : structure(boxed);
	}

	private static String time(Class<?> type) {
		return (type == LocalDate.class) ? "a date such as 2026-03-06" : "an ISO-8601 time";
	}

	private static String structure(Class<?> type) {
		if (type == Boolean.class) {
			return "true or false";
		}
		if (CharSequence.class.isAssignableFrom(type)) {
			return "a text";
		}
		if (type == Duration.class) {
			return "an ISO-8601 duration such as PT30M";
		}
		return (type.isArray() || Collection.class.isAssignableFrom(type)) ? "a list" : "an object";
	}

}
