package io.ensemble.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code blocks of a Markdown document.
 *
 * @param snippets the blocks that are announced as snippets
 * @param unchecked the lines at which Java code starts that nobody announced
 */
record Document(List<Snippet> snippets, List<Integer> unchecked) {

	private static final Pattern ANNOUNCEMENT = Pattern.compile("\\s*<!-- snippet: (\\S+)#([a-z-]+) -->\\s*");

	private static final String FENCE = "```";

	/**
	 * Read a document.
	 * @param lines its lines
	 * @return its blocks
	 */
	static Document parse(List<String> lines) {
		List<Snippet> snippets = new ArrayList<>();
		List<Integer> unchecked = new ArrayList<>();
		int line = 0;
		while (line < lines.size()) {
			if (!lines.get(line).strip().startsWith(FENCE)) {
				line++;
				continue;
			}
			int end = end(lines, line);
			Matcher announcement = ANNOUNCEMENT.matcher((line > 0) ? lines.get(line - 1) : "");
			if (announcement.matches()) {
				snippets.add(new Snippet(line + 1, announcement.group(1), announcement.group(2),
						lines.subList(line + 1, end)));
			}
			else if (lines.get(line).strip().equals(FENCE + "java")) {
				unchecked.add(line + 1);
			}
			line = end + 1;
		}
		return new Document(snippets, unchecked);
	}

	private static int end(List<String> lines, int start) {
		for (int line = start + 1; line < lines.size(); line++) {
			if (lines.get(line).strip().equals(FENCE)) {
				return line;
			}
		}
		throw new IllegalArgumentException("The block of line " + (start + 1) + " does not end");
	}

}
