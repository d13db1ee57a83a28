package io.ensemble.faults.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table names tests that are there.
 */
class CoveredRowTests {

	@ParameterizedTest
	@MethodSource("tests")
	void everyTestThatTheTableNamesIsThere(String test) throws IOException {
		String[] parts = test.split("[/#]");
		try (Stream<Path> files = Files.walk(Path.of("..", parts[0], "src"))) {
			List<Path> found = files.filter((file) -> file.endsWith(parts[1] + ".java")).toList();
			assertThat(found).as(test)
				.anySatisfy((file) -> assertThat(file).content().contains("void " + parts[2] + "("));
		}
	}

	static Stream<String> tests() {
		return Stream.concat(CoveredRow.FAULTS.stream(), CoveredRow.ATTACKS.stream())
			.flatMap((row) -> row.tests().stream());
	}

}
