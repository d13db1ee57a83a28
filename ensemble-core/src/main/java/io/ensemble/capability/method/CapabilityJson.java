package io.ensemble.capability.method;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of inputs and outputs; apart from the host's, whose settings are made for
 * other things. Unknown fields are ignored, times are ISO-8601, a missing number is an
 * error rather than a zero.
 */
public final class CapabilityJson {

	private static final int MAX_DEPTH = 100;

	/** Configured once; safe for all threads. */
	public static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.addModules(new JavaTimeModule(), new Jdk8Module(), new ParameterNamesModule())
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
		.build();

	private CapabilityJson() {
	}

	/**
	 * Write a value.
	 * @param value text is taken as it is, nothing as the empty text, everything else as
	 * JSON
	 * @return the text
	 * @throws JsonProcessingException if it cannot be written
	 */
	public static String write(@Nullable Object value) throws JsonProcessingException {
		if (value == null) {
			return "";
		}
		return (value instanceof CharSequence) ? value.toString() : MAPPER.writeValueAsString(value);
	}

	/**
	 * Read a value.
	 * @param <T> the type
	 * @param text any text, JSON unless a text is wanted
	 * @param type the type
	 * @return the value
	 * @throws JsonProcessingException if the text is not JSON of that type
	 */
	public static <T> T read(String text, Class<T> type) throws JsonProcessingException {
		return read(text, MAPPER.constructType(type));
	}

	/**
	 * Read a value whose type may have parameters.
	 * @param <T> the type
	 * @param text any text, JSON unless a text is wanted; the empty text is JSON's null
	 * @param type the type
	 * @return the value
	 * @throws JsonProcessingException if the text is not JSON of that type
	 */
	@SuppressWarnings("unchecked")
	public static <T> T read(String text, JavaType type) throws JsonProcessingException {
		if (type.hasRawClass(String.class) || type.hasRawClass(CharSequence.class)) {
			return (T) text;
		}
		T value = MAPPER.readValue(text.isEmpty() ? "null" : text, type);
		if (value == null) {
			throw MismatchedInputException.from(null, type, "null");
		}
		return value;
	}

}
