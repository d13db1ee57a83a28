package io.ensemble.protocol.stored;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ensemble.work.token.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * What the journal of an agent's run keeps of one step.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = RunStep.ModelTurn.class, name = "turn"),
		@JsonSubTypes.Type(value = RunStep.ToolResult.class, name = "tool") })
public sealed interface RunStep {

	/**
	 * A model answered. A later turn of the same number takes the place of this one and
	 * of all that follow it.
	 *
	 * @param number the first is 1
	 * @param question the SHA-256 of what the model was told
	 * @param model the model that answered; {@code null} if it did not say
	 * @param tokens what the call used
	 * @param replies what it said
	 * @param attempt the attempt of the work that asked it, which the ids of what its
	 * tools ask for depend on; 0 if it is not known
	 */
	record ModelTurn(int number, String question, @Nullable String model, TokenUsage tokens, List<Reply> replies,
			@JsonInclude(JsonInclude.Include.NON_DEFAULT) int attempt) implements RunStep {

		public ModelTurn {
			replies = List.copyOf(replies);
		}

	}

	/**
	 * A part of what a model said; some say text and tool calls in two.
	 *
	 * @param text the text; {@code null} for none
	 * @param finishReason why it stopped, in the words of its provider; {@code null} if
	 * it did not say
	 * @param toolCalls which tools it wants called
	 */
	record Reply(@Nullable String text, @Nullable String finishReason,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Call> toolCalls) {

		public Reply {
			toolCalls = List.copyOf(toolCalls);
		}

	}

	/**
	 * A tool call that a model wants.
	 *
	 * @param id the model's id for it
	 * @param type the kind of call, in the words of the provider
	 * @param name the tool
	 * @param arguments as the model wrote them
	 * @param definition the SHA-256 of how the tool was described; {@code null} if there
	 * was no such tool
	 */
	record Call(String id, String type, String name, @Nullable String arguments, @Nullable String definition) {
	}

	/**
	 * A tool answered.
	 *
	 * @param turn the number of the model's turn that wanted it
	 * @param call which call of that turn, the first is 0
	 * @param result what the tool said, or what the model was told of its failure
	 * @param failed whether there was no result
	 * @param direct whether the tool answers the caller instead of the model
	 */
	record ToolResult(int turn, int call, String result, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean failed,
			@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean direct) implements RunStep {
	}

}
