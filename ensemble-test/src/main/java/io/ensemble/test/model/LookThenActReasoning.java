package io.ensemble.test.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.ensemble.test.model.SimulatedConversation.Result;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Looks before it acts: first calls all tools that only tell something, then, unless one
 * of them said no, the tools that do something (those that fit the request best, if any
 * do), then answers with what the tools said.
 */
public class LookThenActReasoning implements SimulatedReasoning {

	private static final Pattern NEGATIVE = Pattern.compile(String.join("|", "^\\s*(false|0)\\s*$",
			"\\b(no|none|not|nothing|unavailable|unsafe|unknown|failed|refused|cannot|sold out|out of stock)\\b",
			"\\b0 (portions?|pieces?|left|available|in stock)\\b",
			"\"(inStock|available|safe|suitable|possible|found|ok)\"\\s*:\\s*false",
			"\"(stock|inStock|quantity|available|portions|count)\"\\s*:\\s*0\\b"), Pattern.CASE_INSENSITIVE);

	private static final Pattern HARMLESS = Pattern.compile(
			"\\bcontains? no\\b|\\bnot (needed|required|necessary)\\b|\\b(no|not|without)( known| any)?"
					+ " (allergens?|conflicts?|problems?|issues?|objections?|restrictions?|risks?|faults?|leaks?)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final int MIN_WORD_LENGTH = 4;

	@Override
	public AssistantMessage next(SimulatedConversation conversation) {
		List<ToolDefinition> looking = open(conversation, ToolPurpose.LOOK);
		if (!looking.isEmpty() && conversation.calls().isEmpty()) {
			return conversation.calling(names(looking));
		}
		List<Result> refusals = conversation.results().stream().filter(LookThenActReasoning::isRefusal).toList();
		List<ToolDefinition> acting = open(conversation, ToolPurpose.ACT);
		if (refusals.isEmpty() && !acting.isEmpty() && !hasActed(conversation)) {
			return conversation.calling(names(fitting(acting, conversation.request())));
		}
		return new AssistantMessage(JsonSchemaFiller.answer(conversation.system(), answer(conversation, refusals)));
	}

	private static String answer(SimulatedConversation conversation, List<Result> refusals) {
		if (!refusals.isEmpty()) {
			return "Not available: " + conversation.request() + ". " + quotes(refusals);
		}
		return conversation.results().isEmpty() ? "Done: " + conversation.request()
				: "Done: " + conversation.request() + ". " + quotes(conversation.results());
	}

	private static String quotes(List<Result> results) {
		return results.stream()
			.map((result) -> result.tool() + " says: " + result.text())
			.collect(Collectors.joining("; "));
	}

	private static boolean isRefusal(Result result) {
		return NEGATIVE.matcher(HARMLESS.matcher(result.text()).replaceAll("")).find();
	}

	private static boolean hasActed(SimulatedConversation conversation) {
		return conversation.tools()
			.stream()
			.anyMatch((tool) -> ToolPurpose.of(tool) == ToolPurpose.ACT && conversation.called(tool.name()));
	}

	private static List<ToolDefinition> open(SimulatedConversation conversation, ToolPurpose purpose) {
		return conversation.tools()
			.stream()
			.filter((tool) -> ToolPurpose.of(tool) == purpose && !conversation.called(tool.name()))
			.toList();
	}

	private static List<ToolDefinition> fitting(List<ToolDefinition> tools, String request) {
		Set<String> wanted = stems(request);
		long best = tools.stream().mapToLong((tool) -> fit(tool, wanted)).max().orElse(0);
		return tools.stream().filter((tool) -> fit(tool, wanted) == best).toList();
	}

	private static long fit(ToolDefinition tool, Set<String> wanted) {
		return stems(tool.name() + " " + tool.description()).stream().filter(wanted::contains).count();
	}

	private static Set<String> stems(String text) {
		return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
			.filter((word) -> word.length() >= MIN_WORD_LENGTH)
			.map((word) -> word.substring(0, MIN_WORD_LENGTH))
			.collect(Collectors.toSet());
	}

	private static List<String> names(List<ToolDefinition> tools) {
		return tools.stream().map(ToolDefinition::name).toList();
	}

}
