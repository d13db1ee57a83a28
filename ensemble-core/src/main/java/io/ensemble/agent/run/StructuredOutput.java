package io.ensemble.agent.run;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;

import org.springframework.ai.converter.BeanOutputConverter;

/**
 * Holds a model to JSON of one type. Checked are the types of all fields and the presence
 * of the required ones of the outer object.
 */
final class StructuredOutput {

	private static final ObjectMapper JSON = JsonMapper.builder()
		.addModules(new JavaTimeModule(), new ParameterNamesModule())
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final Class<?> type;

	private final BeanOutputConverter<?> converter;

	StructuredOutput(Class<?> type) {
		this.type = type;
		this.converter = new BeanOutputConverter<>(type, JSON);
	}

	/**
	 * What the model is told.
	 * @return the JSON schema with instructions
	 */
	String format() {
		return this.converter.getFormat();
	}

	/**
	 * Check an answer.
	 * @param answer what the model said, perhaps in a Markdown code block
	 * @return the JSON alone
	 * @throws InvalidOutputException if the answer is not JSON of the type
	 */
	String validate(String answer) throws InvalidOutputException {
		String json = withoutCodeBlock(answer.strip());
		try {
			JsonNode tree = JSON.readTree(json);
			requireFields(tree);
			JSON.treeToValue(tree, this.type);
			return JSON.writeValueAsString(tree);
		}
		catch (JsonProcessingException ex) {
			throw new InvalidOutputException(ex.getOriginalMessage());
		}
	}

	private void requireFields(JsonNode tree) throws InvalidOutputException {
		if (this.converter.getJsonSchemaMap().get("required") instanceof Collection<?> required) {
			List<?> missing = required.stream().filter((field) -> !tree.hasNonNull(field.toString())).toList();
			if (!missing.isEmpty()) {
				throw new InvalidOutputException("these fields are missing: " + missing);
			}
		}
	}

	private static String withoutCodeBlock(String answer) {
		if (!answer.startsWith("```") || !answer.endsWith("```")) {
			return answer;
		}
		int firstLineEnd = answer.indexOf('\n');
		return (firstLineEnd > 0) ? answer.substring(firstLineEnd, answer.length() - 3).strip() : answer;
	}

	/**
	 * An answer is not what was asked for.
	 */
	static final class InvalidOutputException extends Exception {

		private final String reason;

		InvalidOutputException(String reason) {
			super(reason);
			this.reason = reason;
		}

		String reason() {
			return this.reason;
		}

	}

}
