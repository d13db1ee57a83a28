package io.ensemble.protocol.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A schema in the sources: derived from the records, with limits and examples that were
 * added by hand.
 */
final class SchemaFile {

	private static final Path ROOT = Path.of("src/main/resources/io/ensemble/protocol");

	private static final Set<String> BY_HAND = Set.of("pattern", "minLength", "maxLength", "minimum", "maximum",
			"exclusiveMinimum", "enum", "const", "examples", "default");

	private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

	private final Path path;

	SchemaFile(String name) {
		this.path = ROOT.resolve(name);
	}

	/**
	 * Hold the file to what is derived, or write it if the build is told to.
	 */
	void assertUpToDate(String title, List<JsonNode> alternatives, Map<String, ObjectNode> definitions) {
		String expected = text(document(title, alternatives, definitions));
		if (Boolean.getBoolean("docs.update")) {
			write(expected);
		}
		assertThat(text(read())).as("%s; run this test with -Ddocs.update=true, and add the limits by hand", this.path)
			.isEqualTo(expected);
	}

	private JsonNode document(String title, List<JsonNode> alternatives, Map<String, ObjectNode> definitions) {
		ObjectNode document = JSON.createObjectNode();
		document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		document.put("title", title);
		if (!alternatives.isEmpty()) {
			document.putArray("oneOf").addAll(alternatives);
		}
		JsonNode known = read().path("$defs");
		ObjectNode all = document.putObject("$defs");
		definitions.forEach((name, definition) -> all.set(name, merged(definition, known.path(name))));
		return document;
	}

	private static ObjectNode merged(ObjectNode derived, JsonNode known) {
		ObjectNode merged = withLimits(derived, known);
		derived.path("properties")
			.fields()
			.forEachRemaining((property) -> ((ObjectNode) merged.get("properties")).set(property.getKey(),
					withLimits((ObjectNode) property.getValue(), known.path("properties").path(property.getKey()))));
		return merged;
	}

	private static ObjectNode withLimits(ObjectNode derived, JsonNode known) {
		ObjectNode merged = derived.deepCopy();
		for (Iterator<Map.Entry<String, JsonNode>> fields = known.fields(); fields.hasNext();) {
			Map.Entry<String, JsonNode> field = fields.next();
			if (BY_HAND.contains(field.getKey()) && !derived.has(field.getKey())) {
				merged.set(field.getKey(), field.getValue());
			}
		}
		return merged;
	}

	private JsonNode read() {
		try {
			return Files.exists(this.path) ? JSON.readTree(this.path.toFile()) : JSON.createObjectNode();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(String text) {
		try {
			Files.writeString(this.path, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(JsonNode node) {
		try {
			return JSON.writeValueAsString(node) + "\n";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
