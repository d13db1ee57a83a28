package io.ensemble.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.ConfigurationProperties;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationMetadataTests {

	private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	@Test
	void everyPropertyIsDescribed() throws IOException {
		assertThat(metadata("properties")).allSatisfy((property) -> {
			assertThat(property.path("name").asText())
				.matches("(management[.]endpoint[.])?ensemble(drain|models)?[.].+");
			assertThat(property.path("description").asText()).as(property.path("name").asText()).isNotBlank();
		});
	}

	@Test
	void everyPropertiesClassIsInTheMetadata() throws IOException {
		List<String> groups = metadata("groups").stream().map((group) -> group.path("type").asText()).toList();
		assertThat(groups).containsAll(propertiesClasses());
	}

	private static List<JsonNode> metadata(String kind) throws IOException {
		if (!Files.exists(METADATA)) {
			return List.of();
		}
		JsonNode entries = new ObjectMapper().readTree(METADATA.toFile()).path(kind);
		return StreamSupport.stream(entries.spliterator(), false).toList();
	}

	private static List<String> propertiesClasses() {
		return new ClassFileImporter().withImportOption(new DoNotIncludeTests())
			.importPackages("io.ensemble.autoconfigure")
			.stream()
			.filter((type) -> type.isAnnotatedWith(ConfigurationProperties.class))
			.map(JavaClass::getName)
			.toList();
	}

}
