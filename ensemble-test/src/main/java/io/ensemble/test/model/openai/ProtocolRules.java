package io.ensemble.test.model.openai;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the API demands of a request: a conversation in which every tool call is answered
 * before anything else is said, and tools that are properly described.
 */
final class ProtocolRules {

	private static final Pattern FUNCTION_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

	private ProtocolRules() {
	}

	/**
	 * Look for an offence.
	 * @param request the request
	 * @return the first one, in words; empty if all is well
	 */
	static Optional<String> offence(OpenAiRequest request) {
		if (request.model().isEmpty()) {
			return Optional.of("you must provide a model parameter");
		}
		if (request.messages().isEmpty()) {
			return Optional.of("[] is too short - 'messages'");
		}
		return request.list("tools")
			.flatMap((tool) -> inTool(tool.path("function")).stream())
			.findFirst()
			.or(() -> Optional.ofNullable(inConversation(request)));
	}

	static Stream<JsonNode> calls(JsonNode message) {
		return StreamSupport.stream(message.path("tool_calls").spliterator(), false);
	}

	private static Optional<String> inTool(JsonNode function) {
		String name = function.path("name").asText();
		if (!FUNCTION_NAME.matcher(name).matches()) {
			return Optional.of("Invalid function name '%s': it must match %s".formatted(name, FUNCTION_NAME));
		}
		String type = function.path("parameters").path("type").asText();
		return type.equals("object") ? Optional.empty() : Optional
			.of("Invalid schema for function '%s': it must be of type object, got '%s'".formatted(name, type));
	}

	private static @Nullable String inConversation(OpenAiRequest request) {
		Set<String> open = new LinkedHashSet<>();
		for (JsonNode message : request.messages()) {
			String role = message.path("role").asText();
			if (role.equals("tool")) {
				String id = message.path("tool_call_id").asText();
				if (!open.remove(id)) {
					return "The tool message for '" + id + "' does not answer a preceding tool call";
				}
			}
			else if (!open.isEmpty()) {
				return unanswered(open);
			}
			calls(message).forEach((call) -> open.add(call.path("id").asText()));
		}
		return open.isEmpty() ? null : "These tool_call_ids did not have response messages: " + String.join(", ", open);
	}

	private static String unanswered(Set<String> calls) {
		return "These tool_call_ids did not have response messages: " + String.join(", ", calls);
	}

}
