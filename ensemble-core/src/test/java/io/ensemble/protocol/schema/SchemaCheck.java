package io.ensemble.protocol.schema;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/**
 * Holds JSON to a JSON Schema. Formats are asserted.
 */
public final class SchemaCheck {

	private static final SchemaRegistry REGISTRY = SchemaRegistry
		.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

	private final JsonNode document;

	private final Schema schema;

	public SchemaCheck(JsonNode document) {
		this(document, REGISTRY.getSchema(document));
	}

	private SchemaCheck(JsonNode document, Schema schema) {
		this.document = document;
		this.schema = schema;
	}

	/**
	 * Check by a document in which every object may have its own properties only.
	 * @param document a schema with objects that are open to others
	 * @return the check
	 */
	public static SchemaCheck strict(JsonNode document) {
		JsonNode strict = document.deepCopy();
		close(strict);
		return new SchemaCheck(strict);
	}

	/**
	 * Check whether something is a schema.
	 * @return the check
	 */
	public static SchemaCheck metaSchema() {
		Schema schema = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
		return new SchemaCheck(schema.getSchemaNode(), schema);
	}

	/**
	 * Check by one definition of the document.
	 * @param name its name
	 * @return the check
	 */
	public SchemaCheck definition(String name) {
		return at("#/$defs/" + name);
	}

	/**
	 * Check by a part of the document.
	 * @param reference where it is
	 * @return the check
	 */
	public SchemaCheck at(String reference) {
		ObjectNode part = this.document.deepCopy();
		part.remove("oneOf");
		return new SchemaCheck(part.put("$ref", reference));
	}

	/**
	 * Check.
	 * @param value the JSON
	 * @return what is wrong with it
	 */
	public List<String> errors(JsonNode value) {
		return this.schema
			.validate(value, (context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)))
			.stream()
			.map(Error::toString)
			.toList();
	}

	private static void close(JsonNode node) {
		if (node.path("properties").isObject() && node.path("type").asText().equals("object")
				&& !node.has("additionalProperties")) {
			((ObjectNode) node).put("additionalProperties", false);
		}
		node.forEach(SchemaCheck::close);
	}

}
