package io.ensemble.autoconfigure.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the configuration reference to the metadata; with {@code -Ddocs.update} it writes
 * the reference anew.
 */
class ConfigurationReferenceTests {

	private static final Path REFERENCE = Path.of("..", "docs", "configuration-reference.md");

	@Test
	void theReferenceSaysWhatTheMetadataSays() throws IOException {
		String expected = ConfigurationReference.ofMetadata().markdown();
		if (System.getProperty("docs.update") != null) {
			Files.writeString(REFERENCE, expected);
		}
		assertThat(REFERENCE).as("run this test with -Ddocs.update to write it anew").exists();
		assertThat(Files.readString(REFERENCE)).as("run this test with -Ddocs.update to write it anew")
			.isEqualTo(expected);
	}

}
