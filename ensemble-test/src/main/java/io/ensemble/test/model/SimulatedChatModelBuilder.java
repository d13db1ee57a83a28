package io.ensemble.test.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.springframework.ai.chat.messages.AssistantMessage;

/**
 * Builds a {@link SimulatedChatModel}; not thread-safe.
 */
public final class SimulatedChatModelBuilder {

	private final List<SimulatedConditions> conditions = new ArrayList<>();

	private final List<Script> scripts = new ArrayList<>();

	private final List<Supplier<AssistantMessage>> replies = new ArrayList<>();

	private SimulatedReasoning reasoning = new LookThenActReasoning();

	SimulatedChatModelBuilder() {
	}

	/**
	 * Say what it does where no script fits; looks and then acts if not said.
	 * @param reasoning the rules
	 * @return this builder
	 */
	public SimulatedChatModelBuilder reasoning(SimulatedReasoning reasoning) {
		this.reasoning = reasoning;
		return this;
	}

	/**
	 * Add what happens around each call; conditions happen in the order given.
	 * @param conditions delays or failures
	 * @return this builder
	 */
	public SimulatedChatModelBuilder conditions(SimulatedConditions conditions) {
		this.conditions.add(conditions);
		return this;
	}

	/**
	 * Answer the next call with this text, whatever it asks; replies are used up in their
	 * order before anything else is thought of.
	 * @param text the answer
	 * @return this builder
	 */
	public SimulatedChatModelBuilder reply(String text) {
		this.replies.add(() -> new AssistantMessage(text));
		return this;
	}

	/**
	 * Fail the next call; takes its turn among the replies.
	 * @param failure the failure
	 * @return this builder
	 */
	public SimulatedChatModelBuilder fail(RuntimeException failure) {
		this.replies.add(() -> {
			throw failure;
		});
		return this;
	}

	/**
	 * Write a script for requests that contain a text; of several scripts that fit the
	 * first is played.
	 * @param text the text, in any case
	 * @return a builder of the script
	 */
	public ScriptBuilder when(String text) {
		String wanted = text.toLowerCase(Locale.ROOT);
		return when((conversation) -> conversation.request().toLowerCase(Locale.ROOT).contains(wanted));
	}

	/**
	 * Write a script for an agent task.
	 * @param name the name of the task
	 * @return a builder of the script
	 */
	public ScriptBuilder whenTask(String name) {
		return when((conversation) -> conversation.system().contains("Task " + name + ":"));
	}

	/**
	 * Write a script for conversations of any kind.
	 * @param matches tells which
	 * @return a builder of the script
	 */
	public ScriptBuilder when(Predicate<SimulatedConversation> matches) {
		return new ScriptBuilder(this, matches);
	}

	/**
	 * Finish.
	 * @return the model
	 */
	public SimulatedChatModel build() {
		List<Script> course = List.copyOf(this.scripts);
		SimulatedReasoning otherwise = this.reasoning;
		return new SimulatedChatModel(this.conditions, this.replies,
				(conversation) -> course.stream()
					.filter((script) -> script.matches().test(conversation))
					.findFirst()
					.<SimulatedReasoning>map((script) -> script)
					.orElse(otherwise)
					.next(conversation));
	}

	SimulatedChatModelBuilder script(Script script) {
		this.scripts.add(script);
		return this;
	}

}
