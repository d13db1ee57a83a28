package io.ensemble.capability.method;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Reads values out of JSON. What is wrong with them is told in terms of fields, never of
 * classes.
 */
final class InputReader {

	private InputReader() {
	}

	/**
	 * Parse an input.
	 * @param input any text
	 * @return the parsed JSON; the input as a text if it is none
	 */
	static JsonNode parse(String input) {
		try {
			return CapabilityJson.MAPPER.readTree(input);
		}
		catch (JsonProcessingException ex) {
			return TextNode.valueOf(input);
		}
	}

	/**
	 * Read the value of a parameter.
	 * @param parameter the parameter
	 * @param node its value; {@code null} or a JSON null if there is none
	 * @return the value; {@code null} only if nothing is required
	 */
	static @Nullable Object read(InputParameter parameter, @Nullable JsonNode node) {
		boolean missing = node == null || node.isNull() || node.isMissingNode();
		if (missing && parameter.required()) {
			throw new InvalidRequestException(parameter.name(), "'" + parameter.name() + "' is missing");
		}
		try {
			return CapabilityJson.MAPPER.readerFor(parameter.type())
				.readValue(missing ? CapabilityJson.MAPPER.nullNode() : node);
		}
		catch (JsonMappingException ex) {
			throw invalid(parameter, ex);
		}
		catch (JsonProcessingException ex) {
			throw invalid(parameter.name(), "must be " + ExpectedForm.of(parameter.type().getRawClass()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InvalidRequestException invalid(InputParameter parameter, JsonMappingException ex) {
		String field = field(parameter, ex);
		if (ex instanceof ValueInstantiationException && ex.getCause() instanceof IllegalArgumentException refusal) {
			return invalid(field, "is refused: " + refusal.getMessage());
		}
		Class<?> target = (ex instanceof MismatchedInputException mismatch) ? mismatch.getTargetType() : null;
		return invalid(field, "must be " + ExpectedForm.of(target));
	}

	private static InvalidRequestException invalid(String field, String problem) {
		return new InvalidRequestException(field, "'" + field + "' " + problem);
	}

	private static String field(InputParameter parameter, JsonMappingException ex) {
		return parameter.name() + ex.getPath().stream().map(InputReader::step).collect(Collectors.joining());
	}

	private static String step(JsonMappingException.Reference reference) {
		if (reference.getFieldName() == null) {
			return "[" + reference.getIndex() + "]";
		}
		return Limits.isName(reference.getFieldName()) ? "." + reference.getFieldName() : ".?";
	}

}
