package io.ensemble.autoconfigure.property;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.StreamUtils;

/**
 * The properties below {@code ensemble}, from the metadata that comes with the libraries
 * of an application: the starter's, and those of the application itself.
 *
 * @param single properties that have a value
 * @param open properties below which any name may stand
 */
record KnownProperties(Set<ConfigurationPropertyName> single, Set<ConfigurationPropertyName> open) {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final String OURS = "\"name\": \"ensemble.";

	private static final int TYPO = 3;

	static KnownProperties of(ClassLoader classLoader) throws IOException {
		KnownProperties known = new KnownProperties(new HashSet<>(), new HashSet<>());
		for (URL metadata : (Iterable<URL>) classLoader.getResources(METADATA)::asIterator) {
			try (InputStream content = metadata.openStream()) {
				known.read(StreamUtils.copyToString(content, StandardCharsets.UTF_8));
			}
		}
		return known;
	}

	// The metadata of Spring Boot itself is large, and names none of ours.
	private void read(String metadata) throws IOException {
		if (metadata.contains(OURS)) {
			new ObjectMapper().readTree(metadata).path("properties").forEach(this::add);
		}
	}

	private void add(JsonNode property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property.path("name").asText());
		this.single.add(name);
		if (property.path("type").asText().startsWith("java.util.")) {
			this.open.add(name);
		}
	}

	boolean contain(ConfigurationPropertyName name) {
		return this.single.isEmpty() || this.single.contains(name)
				|| this.open.stream().anyMatch((property) -> property.isAncestorOf(name));
	}

	Optional<String> nearest(ConfigurationPropertyName name) {
		String wrong = name.toString();
		return this.single.stream()
			.map(ConfigurationPropertyName::toString)
			.filter((right) -> distance(wrong, right) <= TYPO)
			.min(Comparator.comparingInt((right) -> distance(wrong, right)));
	}

	/** How many letters have to be changed, added or left out. */
	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int column = 0; column < row.length; column++) {
			row[column] = column;
		}
		for (char letter : one.toCharArray()) {
			int diagonal = row[0]++;
			for (int column = 1; column < row.length; column++) {
				int changed = diagonal + ((letter == other.charAt(column - 1)) ? 0 : 1);
				diagonal = row[column];
				row[column] = Math.min(changed, Math.min(row[column], row[column - 1]) + 1);
			}
		}
		return row[other.length()];
	}

}
