package io.ensemble.test.model;

import org.springframework.ai.chat.messages.AssistantMessage;

/**
 * What stands in for thinking: decides the next turn of a conversation from the
 * conversation alone, so the same conversation always goes on the same way. Thread-safe.
 */
@FunctionalInterface
public interface SimulatedReasoning {

	/**
	 * Go on.
	 * @param conversation all that was said so far
	 * @return tool calls or an answer
	 */
	AssistantMessage next(SimulatedConversation conversation);

}
