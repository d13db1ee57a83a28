package io.ensemble.run.plan;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The places in a text that stand for inputs: <code>{name}</code>. What is filled in is
 * not searched again, and <code>{{name}}</code> becomes <code>{name}</code>.
 */
final class Placeholders {

	private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\{%s\\})\\}|\\{(%s)\\}".formatted(NAME, NAME));

	private static final int LITERAL = 1;

	private static final int INPUT = 2;

	private Placeholders() {
	}

	/**
	 * Find the inputs that a text needs.
	 * @param text the text
	 * @return their names
	 */
	static Set<String> in(String text) {
		return PLACEHOLDER.matcher(text)
			.results()
			.map((match) -> match.group(INPUT))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	/**
	 * Fill a text.
	 * @param text the text
	 * @param inputs has all the inputs that the text needs
	 * @return the filled text
	 */
	static String fill(String text, Map<String, String> inputs) {
		return PLACEHOLDER.matcher(text).replaceAll((match) -> {
			String literal = match.group(LITERAL);
			return Matcher.quoteReplacement((literal != null) ? literal : inputs.getOrDefault(match.group(INPUT), ""));
		});
	}

}
