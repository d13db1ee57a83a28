package io.ensemble.test.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Writes what the model does in one kind of conversation; not thread-safe.
 */
public final class ScriptBuilder {

	private final SimulatedChatModelBuilder model;

	private final Predicate<SimulatedConversation> matches;

	private final List<SimulatedReasoning> turns = new ArrayList<>();

	ScriptBuilder(SimulatedChatModelBuilder model, Predicate<SimulatedConversation> matches) {
		this.model = model;
		this.matches = matches;
	}

	/**
	 * Call tools in one turn, with arguments made from the request.
	 * @param names the tools
	 * @return this builder
	 */
	public ScriptBuilder callTools(String... names) {
		List<String> list = List.of(names);
		this.turns.add((conversation) -> conversation.calling(list));
		return this;
	}

	/**
	 * Call one tool in a turn of its own.
	 * @param name the tool
	 * @param arguments its arguments in JSON
	 * @return this builder
	 */
	public ScriptBuilder callTool(String name, String arguments) {
		this.turns.add((conversation) -> conversation.callingWith(List.of(name), (tool) -> arguments));
		return this;
	}

	/**
	 * Answer always the same.
	 * @param answer the answer
	 * @return the builder of the model
	 */
	public SimulatedChatModelBuilder answer(String answer) {
		return answer((conversation) -> answer);
	}

	/**
	 * Answer from what the tools said.
	 * @param answer makes the answer
	 * @return the builder of the model
	 */
	public SimulatedChatModelBuilder answer(Function<SimulatedConversation, String> answer) {
		return this.model.script(new Script(this.matches, this.turns, answer));
	}

}
