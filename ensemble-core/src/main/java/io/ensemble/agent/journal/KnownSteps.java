package io.ensemble.agent.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ensemble.protocol.stored.RunStep;
import io.ensemble.protocol.stored.StoredJson;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.LogText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns that earlier attempts of a run journaled, as far as they follow each other
 * without a gap.
 */
final class KnownSteps {

	private static final Logger logger = LoggerFactory.getLogger(KnownSteps.class);

	private final List<Turn> turns = new ArrayList<>();

	static KnownSteps read(List<String> entries, StoredJson json) {
		KnownSteps known = new KnownSteps();
		for (String entry : entries) {
			try {
				known.add(json.readStep(entry));
			}
			catch (InvalidRequestException ex) {
				logger.warn("An entry of a run's journal is ignored, '{}' {}", LogText.of(ex.getField()),
						LogText.of(ex.getMessage()));
			}
		}
		return known;
	}

	private void add(RunStep step) {
		if (step instanceof RunStep.ModelTurn turn) {
			if (turn.number() > 0 && turn.number() <= this.turns.size() + 1) {
				forgetFrom(turn.number());
				this.turns.add(new Turn(turn, new HashMap<>()));
			}
		}
		else if (step instanceof RunStep.ToolResult result) {
			Turn turn = get(result.turn());
			if (turn != null) {
				turn.results().put(result.call(), result);
			}
		}
	}

	int size() {
		return this.turns.size();
	}

	@Nullable Turn get(int number) {
		return (number > 0 && number <= this.turns.size()) ? this.turns.get(number - 1) : null;
	}

	void forgetFrom(int number) {
		this.turns.subList(number - 1, this.turns.size()).clear();
	}

	/**
	 * A turn of the model, and what the tools said to it.
	 *
	 * @param turn what the model said
	 * @param results the results by the place of their calls
	 */
	record Turn(RunStep.ModelTurn turn, Map<Integer, RunStep.ToolResult> results) {
	}

}
