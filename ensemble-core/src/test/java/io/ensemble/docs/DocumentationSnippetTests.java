package io.ensemble.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DocumentationSnippetTests {

	private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	@ParameterizedTest
	@MethodSource("documents")
	void everyJavaBlockIsCodeThatTheBuildRuns(Path path) throws IOException {
		Document document = Document.parse(Files.readAllLines(ROOT.resolve(path)));
		assertThat(document.unchecked()).as("Java blocks of %s without <!-- snippet: file#tag -->, by line", path)
			.isEmpty();
		for (Snippet snippet : document.snippets()) {
			assertThat(snippet.isExecuted()).as("%s is a file of tests", snippet.file()).isTrue();
			assertThat(snippet.block()).as("%s, line %d", path, snippet.line()).isEqualTo(snippet.source(ROOT));
		}
	}

	@Test
	void anUnannouncedJavaBlockIsSeenAndOtherLanguagesAreLeftAlone() {
		Document document = Document.parse(List.of("# Title", "```java", "int a;", "```", "```json", "{}", "```"));
		assertThat(document.unchecked()).containsExactly(2);
		assertThat(document.snippets()).isEmpty();
	}

	@Test
	void aRegionIsComparedWithoutItsIndentationAndInnerMarkers(@TempDir Path root) throws IOException {
		Files.writeString(root.resolve("A.java"), """
				class A {
					// tag::outer[]
					void a() {
						// tag::inner[]
						call();
						// end::inner[]
					}
					// end::outer[]
				}
				""");
		assertThat(announced("A.java", "outer").source(root)).containsExactly("void a() {", "    call();", "}");
		assertThat(announced("A.java", "inner").source(root)).containsExactly("call();");
		assertThat(announced("A.java", "inner", "\tcall();", "").block()).containsExactly("call();");
		assertThatIllegalArgumentException().isThrownBy(() -> announced("A.java", "other").source(root))
			.withMessage("A.java must have the line '// tag::other[]' once");
	}

	@Test
	void onlyFilesOfTestsCount() {
		assertThat(announced("ensemble-core/src/test/java/io/ensemble/ATests.java", "a").isExecuted()).isTrue();
		assertThat(announced("ensemble-core/src/main/java/io/ensemble/A.java", "a").isExecuted()).isFalse();
		assertThat(announced("../elsewhere/src/test/java/ATests.java", "a").isExecuted()).isFalse();
	}

	@Test
	void aBlockWithoutAnEndIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Document.parse(List.of("```java", "int a;")))
			.withMessage("The block of line 1 does not end");
	}

	static List<Path> documents() throws IOException {
		try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			return Stream
				.concat(docs.filter((path) -> path.toString().endsWith(".md")), Stream.of(ROOT.resolve("README.md")))
				.map(ROOT::relativize)
				.sorted()
				.toList();
		}
	}

	private static Snippet announced(String file, String tag, String... code) {
		List<String> lines = Stream
			.of(Stream.of("<!-- snippet: " + file + "#" + tag + " -->", "```java"), Stream.of(code), Stream.of("```"))
			.flatMap((part) -> part)
			.toList();
		return Document.parse(lines).snippets().get(0);
	}

}
