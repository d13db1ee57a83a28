package io.ensemble.test.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * What a tool is for, guessed from its name and the first word of its description.
 */
enum ToolPurpose {

	/** Tells something and changes nothing. */
	LOOK,

	/** Does something. */
	ACT;

	private static final Set<String> LOOKING = Set.of("check", "find", "get", "list", "search", "lookup", "look",
			"read", "reading", "query", "show", "status", "availability", "forecast", "describe", "count");

	private static final Set<String> TELLING = Set.of("checks", "finds", "gets", "lists", "searches", "looks", "reads",
			"shows", "tells", "returns", "says", "describes", "counts", "whether", "reports", "is", "are");

	/**
	 * Guess.
	 * @param tool the tool
	 * @return its purpose
	 */
	static ToolPurpose of(ToolDefinition tool) {
		List<String> words = words(tool.name());
		boolean looks = words.stream().anyMatch(LOOKING::contains) && !isCheckInOrOut(words);
		return (looks || tells(tool.description())) ? LOOK : ACT;
	}

	private static boolean isCheckInOrOut(List<String> words) {
		int check = words.indexOf("check");
		return check >= 0 && check + 1 < words.size() && Set.of("in", "out").contains(words.get(check + 1));
	}

	private static boolean tells(String description) {
		List<String> words = words(description);
		return !words.isEmpty() && (TELLING.contains(words.get(0)) || LOOKING.contains(words.get(0)));
	}

	private static List<String> words(String text) {
		return List.of(text.strip().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
	}

}
