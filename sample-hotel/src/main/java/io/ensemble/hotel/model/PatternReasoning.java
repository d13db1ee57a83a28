package io.ensemble.hotel.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ensemble.test.model.SimulatedConversation;
import io.ensemble.test.model.SimulatedReasoning;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;

/**
 * How the agents of the patterns at the front desk think: a supervisor takes a request
 * apart, a juror compares an amount with what it may grant, debaters take turns, and
 * whoever writes keeps to a length that was asked for.
 */
class PatternReasoning implements SimulatedReasoning {

	private static final Pattern TASK = Pattern.compile("^Task ([\\w-]+):", Pattern.MULTILINE);

	private static final Pattern AMOUNT = Pattern.compile("(\\d+) EUR");

	private static final Pattern LENGTH = Pattern.compile("at most (\\d+) characters");

	private static final Pattern SIDES = Pattern.compile("^(For|Against): ", Pattern.MULTILINE);

	private static final Pattern CLAUSES = Pattern.compile("\\s*(?:[,;.]|\\band\\b)\\s*");

	private final SimulatedReasoning otherwise;

	PatternReasoning(SimulatedReasoning otherwise) {
		this.otherwise = otherwise;
	}

	@Override
	public AssistantMessage next(SimulatedConversation conversation) {
		Matcher task = TASK.matcher(conversation.system());
		String name = task.find() ? task.group(1) : "";
		return switch (name) {
			case "supervise-stay" -> supervise(conversation);
			case "vote-reception", "vote-housekeeping", "vote-accounting" -> new AssistantMessage(vote(conversation));
			case "argue-for", "argue-against", "judge-debate" -> new AssistantMessage(debate(name, conversation));
			case "draft-note" -> new AssistantMessage(note(conversation.request()));
			default -> this.otherwise.next(conversation);
		};
	}

	private AssistantMessage supervise(SimulatedConversation conversation) {
		Map<String, String> wishes = new LinkedHashMap<>();
		if (conversation.calls().isEmpty()) {
			for (String clause : CLAUSES.split(conversation.request())) {
				List<ToolCall> calls = this.otherwise
					.next(new SimulatedConversation(conversation.system(), clause, conversation.tools(), List.of(),
							List.of()))
					.getToolCalls();
				calls.stream().limit(1).forEach((call) -> wishes.putIfAbsent(call.name(), call.arguments()));
			}
		}
		return wishes.isEmpty() ? this.otherwise.next(conversation) : conversation
			.callingWith(List.copyOf(wishes.keySet()), (tool) -> Objects.requireNonNull(wishes.get(tool)));
	}

	private static String vote(SimulatedConversation conversation) {
		int wanted = number(AMOUNT, conversation.request());
		int granted = number(AMOUNT, conversation.system());
		return (wanted <= granted) ? "Yes, %d EUR is within %d EUR".formatted(wanted, granted)
				: "No, %d EUR is more than %d EUR".formatted(wanted, granted);
	}

	private static String debate(String name, SimulatedConversation conversation) {
		long said = SIDES.matcher(conversation.request()).results().count();
		return switch (name) {
			case "argue-for" -> "guests will like it (argument %d)".formatted(said + 1);
			case "argue-against" -> "somebody has to pay for it (argument %d)".formatted(said + 1);
			default -> "try it for a month, after %d arguments".formatted(said);
		};
	}

	private static String note(String request) {
		String note = "Dear guest, all of us here at the hotel wish you a wonderful day: "
				+ request.lines().findFirst().orElse("");
		Matcher length = LENGTH.matcher(request);
		return length.find() ? note.substring(0, Math.min(note.length(), Integer.parseInt(length.group(1)))) : note;
	}

	private static int number(Pattern pattern, String text) {
		Matcher number = pattern.matcher(text);
		return number.find() ? Integer.parseInt(number.group(1)) : 0;
	}

}
