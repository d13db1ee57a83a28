package io.ensemble.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A code block of a document that is said to be a tagged region of a source file.
 *
 * @param line where the block starts in its document
 * @param file the source file, relative to the root of the project
 * @param tag the region between {@code // tag::name[]} and {@code // end::name[]}
 * @param code the lines of the block
 */
record Snippet(int line, String file, String tag, List<String> code) {

	private static final Pattern EXECUTED = Pattern.compile("[A-Za-z-]+/src/test/java/[A-Za-z/]+Tests\\.java");

	private static final Pattern ANY_TAG = Pattern.compile("\\s*// (tag|end)::[a-z-]+\\[]");

	/**
	 * Whether the code of the region is run by every build.
	 * @return {@code true} for a file of tests
	 */
	boolean isExecuted() {
		return EXECUTED.matcher(this.file).matches();
	}

	/**
	 * Read the region.
	 * @param root the root of the project
	 * @return its lines in the form of a document
	 * @throws IOException if there is no such file
	 */
	List<String> source(Path root) throws IOException {
		List<String> lines = Files.readAllLines(root.resolve(this.file));
		int start = marker(lines, "tag");
		int end = marker(lines, "end");
		return plain(
				lines.subList(start + 1, end).stream().filter((line) -> !ANY_TAG.matcher(line).matches()).toList());
	}

	/**
	 * The block itself in the same form.
	 * @return its lines
	 */
	List<String> block() {
		return plain(this.code);
	}

	private int marker(List<String> lines, String kind) {
		String marker = "// " + kind + "::" + this.tag + "[]";
		List<String> stripped = lines.stream().map(String::strip).toList();
		int index = stripped.indexOf(marker);
		if (index < 0 || index != stripped.lastIndexOf(marker)) {
			throw new IllegalArgumentException(this.file + " must have the line '" + marker + "' once");
		}
		return index;
	}

	/** Four spaces for a tab, no common indentation, no blanks at the ends. */
	private static List<String> plain(List<String> lines) {
		return String.join("\n", lines).replace("\t", "    ").stripIndent().strip().lines().toList();
	}

}
