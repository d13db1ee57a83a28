package io.ensemble.autoconfigure.agent.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * No chat model, or no single one, serves a tier that agents need.
 */
public class ChatModelNotFoundException extends IllegalStateException {

	private final @Nullable String name;

	private final List<String> candidates;

	/**
	 * Say what was looked for and what there is.
	 * @param name the bean that was configured; {@code null} if any would have done
	 * @param candidates the chat model beans that there are
	 */
	public ChatModelNotFoundException(@Nullable String name, List<String> candidates) {
		super((name != null) ? "There is no chat model '" + name + "'"
				: "Agents need one chat model, there are " + candidates.size());
		this.name = name;
		this.candidates = List.copyOf(candidates);
	}

	/**
	 * The bean that was looked for.
	 * @return its name; {@code null} if any would have done
	 */
	public @Nullable String getName() {
		return this.name;
	}

	/**
	 * The beans that there are.
	 * @return their names
	 */
	public List<String> getCandidates() {
		return this.candidates;
	}

}
