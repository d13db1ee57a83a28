package io.ensemble.agent.run.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.util.StringUtils;

/**
 * The arguments of a tool call. Models write them by hand, and tools that take plain text
 * would take half a JSON object for it.
 */
final class ToolInput {

	private static final ObjectMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private ToolInput() {
	}

	/**
	 * Take the arguments.
	 * @param call what the model asked for
	 * @return valid JSON, an empty object for none
	 * @throws IllegalArgumentException if they are not JSON; its message is for the model
	 */
	static String of(ToolCall call) {
		if (!StringUtils.hasText(call.arguments())) {
			return "{}";
		}
		try {
			JSON.readTree(call.arguments());
			return call.arguments();
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("The arguments are not valid JSON: " + ex.getOriginalMessage(), ex);
		}
	}

}
