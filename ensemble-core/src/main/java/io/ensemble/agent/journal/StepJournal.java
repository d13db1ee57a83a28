package io.ensemble.agent.journal;

import java.util.Map;
import java.util.Optional;

import io.ensemble.agent.journal.KnownSteps.Turn;
import io.ensemble.capability.WorkContext;
import io.ensemble.capability.WorkJournal;
import io.ensemble.protocol.stored.RunStep;
import io.ensemble.protocol.stored.RunStep.Call;
import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.work.LogText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of one run, those of earlier attempts first. As long as the run asks the same
 * questions as they did, it gets their answers; from the first other question on it is on
 * its own. Models are asked by one thread at a time, tools by several.
 */
public final class StepJournal {

	private static final Logger logger = LoggerFactory.getLogger(StepJournal.class);

	// Costly to make and the same for every run.
	private static final StoredJson JSON = new StoredJson();

	private final WorkContext work;

	private final WorkJournal journal;

	private final KnownSteps known;

	private @Nullable Turn current;

	private int number;

	private StepJournal(WorkContext work) {
		this.work = work;
		this.journal = work.journal();
		this.known = KnownSteps.read(this.journal.open(), JSON);
	}

	/**
	 * Begin an attempt.
	 * @param work the work
	 * @return its journal
	 * @throws java.util.concurrent.CancellationException if the work went to somebody
	 * else
	 */
	public static StepJournal open(WorkContext work) {
		StepJournal steps = new StepJournal(work);
		if (steps.known.size() > 0) {
			work.progress("going on after model call " + steps.known.size() + " of an earlier attempt", null);
		}
		return steps;
	}

	/**
	 * The model is to be asked.
	 * @param question the fingerprint of what it is told
	 * @param tools the fingerprints of the tools that there are, by name
	 * @return what it answered in an earlier attempt; empty if it has to be asked
	 */
	Optional<RunStep.ModelTurn> nextTurn(String question, Map<String, String> tools) {
		this.current = this.known.get(++this.number);
		String reason = (this.current != null) ? misfit(this.current, question, tools) : null;
		if (reason != null) {
			logger.warn("{} goes on without what its journal holds from model call {} on: {}", this.work.work().key(),
					this.number, reason);
			this.known.forgetFrom(this.number);
			this.current = null;
		}
		return Optional.ofNullable(this.current).map(Turn::turn);
	}

	private static @Nullable String misfit(Turn turn, String question, Map<String, String> tools) {
		if (!turn.turn().question().equals(question)) {
			return "the model is told something else now";
		}
		for (RunStep.Reply reply : turn.turn().replies()) {
			for (int i = 0; i < reply.toolCalls().size(); i++) {
				if (!fits(reply.toolCalls().get(i), tools, turn.results().containsKey(i))) {
					return "the tool '" + LogText.of(reply.toolCalls().get(i).name()) + "' is another one now";
				}
			}
		}
		return null;
	}

	// A tool that went away is no reason to forget what it said.
	private static boolean fits(Call call, Map<String, String> tools, boolean answered) {
		String definition = tools.get(call.name());
		return (definition != null) ? definition.equals(call.definition()) : answered || call.definition() == null;
	}

	/**
	 * The number of the model's turn.
	 * @return the first is 1
	 */
	public int turn() {
		return this.number;
	}

	/**
	 * The attempt that asked for the model's turn: a model that is asked anew may want
	 * something else of the same number.
	 * @return this attempt, or the earlier one whose answer was found; 0 if the journal
	 * does not say
	 */
	public int attempt() {
		return (this.current != null) ? this.current.turn().attempt() : this.work.work().attempt();
	}

	/**
	 * What a tool said to the model's turn in an earlier attempt.
	 * @param call which call of the turn, the first is 0
	 * @return the result; empty if the tool has to be called
	 */
	public Optional<RunStep.ToolResult> result(int call) {
		return Optional.ofNullable(this.current).map((turn) -> turn.results().get(call));
	}

	/**
	 * Write down a step.
	 * @param step the step
	 * @throws java.util.concurrent.CancellationException if the work ended or went to
	 * somebody else
	 */
	public void add(RunStep step) {
		this.journal.append(JSON.write(step));
	}

}
