package io.ensemble.capability.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The arguments that a model has to send. Models send objects only, so an input that is
 * none travels as the field {@value #FIELD} of one.
 *
 * @param schema the schema of an object
 * @param wrapped whether the input is a field of it
 */
public record ToolArguments(String schema, boolean wrapped) {

	private static final String FIELD = "input";

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * The arguments for an input.
	 * @param inputSchema the schema of the input
	 * @return the schema of the arguments, and how the input is found in them
	 */
	public static ToolArguments of(String inputSchema) {
		JsonNode schema = parse(inputSchema);
		if (schema.path("type").asText().equals("object")) {
			return new ToolArguments(inputSchema, false);
		}
		ObjectNode object = JSON.createObjectNode().put("type", "object");
		object.putObject("properties").set(FIELD, schema);
		object.putArray("required").add(FIELD);
		return new ToolArguments(object.toString(), true);
	}

	/**
	 * Take the input out of the arguments.
	 * @param arguments what the model sent
	 * @return the input; the arguments themselves if the model did not wrap them
	 */
	public String unwrap(String arguments) {
		if (!this.wrapped) {
			return arguments;
		}
		try {
			JsonNode input = JSON.readTree(arguments).path(FIELD);
			if (input.isMissingNode()) {
				return arguments;
			}
			return input.isTextual() ? input.textValue() : input.toString();
		}
		catch (JsonProcessingException ex) {
			return arguments;
		}
	}

	private static JsonNode parse(String schema) {
		try {
			return JSON.readTree(schema);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("An input schema is not JSON: " + ex.getOriginalMessage(), ex);
		}
	}

}
