package io.ensemble.autoconfigure.docs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The configuration reference as it follows from the metadata of the properties.
 *
 * @param properties the properties in the order of their names
 */
record ConfigurationReference(List<Property> properties) {

	private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

	private static final String INTRODUCTION = """
			# Configuration reference

			Every property of an ensemble with its default, generated from the configuration metadata that your IDE
			shows too. Durations are written like `30s`, `5m` or `PT30S`, sizes like `1MB`. A name below `ensemble` that is
			nearly a property ends the start, and any other that is none is named in the log, unless it comes from the environment or the
			system properties of Java.
			""";

	static ConfigurationReference ofMetadata() throws IOException {
		try (InputStream metadata = ConfigurationReference.class.getResourceAsStream(METADATA)) {
			JsonNode properties = new ObjectMapper().readTree(metadata).get("properties");
			List<Property> found = StreamSupport.stream(properties.spliterator(), false)
				.map(Property::of)
				.sorted((left, right) -> left.name().compareTo(right.name()))
				.collect(Collectors.toCollection(ArrayList::new));
			return new ConfigurationReference(found);
		}
	}

	String markdown() {
		SortedMap<String, List<Property>> groups = this.properties.stream()
			.collect(Collectors.groupingBy(Property::group, TreeMap::new, Collectors.toList()));
		StringBuilder text = new StringBuilder(INTRODUCTION);
		for (Map.Entry<String, List<Property>> group : groups.entrySet()) {
			text.append("\n## ").append(group.getKey()).append("\n\n");
			text.append("| property | default | meaning |\n|---|---|---|\n");
			group.getValue().forEach((property) -> text.append(property.row()));
		}
		return text.toString();
	}

	record Property(String name, String defaultValue, String description) {

		static Property of(JsonNode node) {
			JsonNode value = node.path("defaultValue");
			return new Property(node.get("name").asText(), value.isMissingNode() ? "" : text(value),
					node.path("description").asText().replaceAll("\\s+", " "));
		}

		private static String text(JsonNode value) {
			return value.isArray() ? StreamSupport.stream(value.spliterator(), false)
				.map(JsonNode::asText)
				.collect(Collectors.joining(",")) : value.asText();
		}

		String group() {
			String[] parts = this.name.split("\\.");
			return (parts.length > 2) ? parts[0] + "." + parts[1] : parts[0];
		}

		String row() {
			String value = this.defaultValue.isEmpty() ? "" : "`" + this.defaultValue + "`";
			return "| `" + this.name + "` | " + value + " | " + this.description + " |\n";
		}

	}

}
