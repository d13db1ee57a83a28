package io.ensemble.agent.journal;

import java.util.List;

import io.ensemble.work.Digest;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.tool.definition.ToolDefinition;

/**
 * Short forms of questions and tools, to see whether they are the same as in an earlier
 * attempt.
 */
final class Fingerprint {

	private Fingerprint() {
	}

	static String of(List<Message> conversation) {
		StringBuilder text = new StringBuilder();
		for (Message message : conversation) {
			part(text, message.getMessageType().getValue());
			part(text, message.getText());
			if (message instanceof AssistantMessage said) {
				said.getToolCalls().forEach((call) -> {
					part(text, call.id());
					part(text, call.name());
					part(text, call.arguments());
				});
			}
			else if (message instanceof ToolResponseMessage tools) {
				tools.getResponses().forEach((response) -> {
					part(text, response.id());
					part(text, response.responseData());
				});
			}
		}
		return Digest.sha256(text.toString());
	}

	static String of(ToolDefinition tool) {
		StringBuilder text = new StringBuilder();
		part(text, tool.name());
		part(text, tool.description());
		part(text, tool.inputSchema());
		return Digest.sha256(text.toString());
	}

	// With its length before it, so that no two sequences of parts look the same.
	private static void part(StringBuilder text, @Nullable String part) {
		String value = (part != null) ? part : "";
		text.append(value.length()).append(':').append(value);
	}

}
