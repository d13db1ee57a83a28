package io.ensemble.test.model;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import org.springframework.ai.chat.messages.AssistantMessage;

/**
 * The course of one kind of conversation: its tool calls turn by turn, then the answer.
 *
 * @param matches tells the conversations that it is for
 * @param turns the tool calls of each turn
 * @param answer the answer after the last turn
 */
record Script(Predicate<SimulatedConversation> matches, List<SimulatedReasoning> turns,
		Function<SimulatedConversation, String> answer) implements SimulatedReasoning {

	Script {
		turns = List.copyOf(turns);
	}

	@Override
	public AssistantMessage next(SimulatedConversation conversation) {
		int turn = conversation.calls().size();
		return (turn < this.turns.size()) ? this.turns.get(turn).next(conversation)
				: new AssistantMessage(this.answer.apply(conversation));
	}

}
