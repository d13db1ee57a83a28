package io.ensemble.hotel.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ensemble.test.model.LookThenActReasoning;
import io.ensemble.test.model.SimulatedConversation;
import io.ensemble.test.model.SimulatedConversation.Result;
import io.ensemble.test.model.SimulatedReasoning;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Looks before it acts, as any simulated model does. A repair is the one job where what
 * was seen decides what has to be bought, and where only some complaints are worth a look
 * at the boiler.
 */
class HotelReasoning implements SimulatedReasoning {

	private static final Pattern NEED = Pattern.compile("\\bneeds a new ([^.;\\n]+)", Pattern.CASE_INSENSITIVE);

	private static final Pattern WARMTH = Pattern.compile("\\b(hot|warm|cold|heat\\w*|boiler|freez\\w*)\\b",
			Pattern.CASE_INSENSITIVE);

	private static final String PURCHASE = "purchase-parts";

	private final SimulatedReasoning otherwise = new LookThenActReasoning();

	/**
	 * All reasoning of the hotel.
	 * @return the reasoning
	 */
	static SimulatedReasoning create() {
		return new PatternReasoning(new HotelReasoning());
	}

	@Override
	public AssistantMessage next(SimulatedConversation conversation) {
		Optional<ToolDefinition> purchase = conversation.tools()
			.stream()
			.filter((tool) -> tool.name().endsWith(PURCHASE))
			.findFirst();
		return purchase.map((tool) -> repair(conversation, tool.name()))
			.orElseGet(() -> this.otherwise.next(conversation));
	}

	private AssistantMessage repair(SimulatedConversation conversation, String purchase) {
		if (conversation.calls().isEmpty() && WARMTH.matcher(conversation.request()).find()) {
			return this.otherwise.next(conversation);
		}
		Optional<String> part = Stream
			.concat(Stream.of(conversation.request()), conversation.results().stream().map(Result::text))
			.flatMap((text) -> need(text).stream())
			.findFirst();
		if (part.isPresent() && !conversation.called(purchase)) {
			return conversation.callingWith(List.of(purchase),
					(tool) -> JsonNodeFactory.instance.objectNode().put("part", part.get()).toString());
		}
		return new AssistantMessage(report(conversation));
	}

	private static Optional<String> need(String text) {
		Matcher need = NEED.matcher(text);
		return need.find() ? Optional.of(need.group(1).strip()) : Optional.empty();
	}

	private static String report(SimulatedConversation conversation) {
		StringBuilder report = new StringBuilder("Seen to: ").append(conversation.request()).append('.');
		conversation.results()
			.forEach((result) -> report.append(' ')
				.append(result.tool())
				.append(" says: ")
				.append(result.text())
				.append('.'));
		return report.toString();
	}

}
