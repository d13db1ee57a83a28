package io.ensemble.test.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes JSON that fits a schema out of a text: a value that the text names
 * ({@code room 403}), the part of the text that a name asks for, or all of it. Knows the
 * part of JSON Schema that tools are described with.
 */
final class JsonSchemaFiller {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final Pattern OUTPUT_SCHEMA = Pattern.compile("JSON Schema.*?```\\s*(\\{.*?})\\s*```",
			Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

	// The number of a room is no amount of anything.
	private static final Pattern LABELLED_NUMBER = Pattern.compile("(?:room|suite|floor|table|number|no\\.|#)\\s*\\d+",
			Pattern.CASE_INSENSITIVE);

	private static final Set<String> THINGS = Set.of("item", "dish", "meal", "name", "part", "product", "what", "thing",
			"ingredient", "article");

	private final JsonNode given;

	private final String text;

	private JsonSchemaFiller(String text) {
		this.text = text;
		this.given = parse(text);
	}

	/**
	 * Fill a schema.
	 * @param schema the JSON schema
	 * @param text what to fill it with; if it is a JSON object, its fields are used
	 * @return the JSON
	 */
	static String fill(String schema, String text) {
		return new JsonSchemaFiller(text).value("", parse(schema)).toString();
	}

	/**
	 * Give an answer the form that the system text asks for.
	 * @param system the system text, perhaps with an output schema
	 * @param answer the answer in words
	 * @return the answer as JSON if the system text asks for it, else as it is
	 */
	static String answer(String system, String answer) {
		Matcher schema = OUTPUT_SCHEMA.matcher(system);
		return schema.find() ? fill(schema.group(1), answer) : answer;
	}

	private JsonNode value(String name, JsonNode schema) {
		if (this.given.hasNonNull(name)) {
			return this.given.get(name);
		}
		if (schema.path("enum").isArray()) {
			return choice(schema.path("enum"));
		}
		return switch (type(schema)) {
			case "object" -> object(schema);
			case "array" -> NODES.arrayNode().add(value(name, schema.path("items")));
			case "integer" -> NODES.numberNode((long) number(name));
			case "number" -> NODES.numberNode(number(name));
			case "boolean" -> NODES.booleanNode(true);
			default -> NODES.textNode(string(name, schema.path("format").asText()));
		};
	}

	private static String type(JsonNode schema) {
		JsonNode type = schema.path("type");
		String first = type.isArray() ? type.path(0).asText() : type.asText();
		return (first.isEmpty() && schema.has("properties")) ? "object" : first;
	}

	private ObjectNode object(JsonNode schema) {
		ObjectNode object = NODES.objectNode();
		schema.path("properties")
			.fields()
			.forEachRemaining(
					(property) -> object.set(property.getKey(), value(property.getKey(), property.getValue())));
		return object;
	}

	private JsonNode choice(JsonNode values) {
		String lower = this.text.toLowerCase(Locale.ROOT);
		for (JsonNode value : values) {
			if (lower.contains(value.asText().toLowerCase(Locale.ROOT))) {
				return value;
			}
		}
		return values.path(0);
	}

	private double number(String name) {
		Matcher number = NUMBER.matcher(named(name));
		if (number.find()) {
			return Double.parseDouble(number.group());
		}
		Matcher any = NUMBER.matcher(LABELLED_NUMBER.matcher(this.text).replaceAll(""));
		return any.find() ? Double.parseDouble(any.group()) : 1;
	}

	private String string(String name, String format) {
		if (format.startsWith("date")) {
			return format.equals("date") ? "2026-03-06" : "2026-03-06T09:00:00Z";
		}
		String named = named(name);
		if (!named.isEmpty()) {
			return named;
		}
		return THINGS.contains(name.toLowerCase(Locale.ROOT)) ? this.text.split("[,;\n]", 2)[0].strip() : this.text;
	}

	// "roomNumber" finds the 403 of "room number 403", "room: 403" and "room 403".
	private String named(String name) {
		String first = name.replaceAll("([a-z])([A-Z])", "$1 $2").split("[ _-]", 2)[0];
		if (first.isEmpty()) {
			return "";
		}
		Matcher value = Pattern
			.compile("\\b" + Pattern.quote(first) + "\\b(?: number| no\\.?)?\\s*(?:[:=#]\\s*([^,;\n]+)|(\\d+\\w*))",
					Pattern.CASE_INSENSITIVE)
			.matcher(this.text);
		if (!value.find()) {
			return "";
		}
		return ((value.group(1) != null) ? value.group(1) : value.group(2)).strip();
	}

	private static JsonNode parse(String json) {
		try {
			JsonNode node = JSON.readTree(json);
			return node.isObject() ? node : NODES.objectNode();
		}
		catch (JsonProcessingException ex) {
			return NODES.objectNode();
		}
	}

}
