package io.ensemble.run.execution;

import java.util.HashMap;
import java.util.Map;

import io.ensemble.run.InvalidRunException;
import io.ensemble.work.WorkKey;

/**
 * The work that waits for runs of its own. It keeps its place meanwhile, so one place at
 * least has to be left for the tasks of the runs: otherwise all would wait for ever.
 */
class NestedRuns {

	private final Map<WorkKey, Integer> runsByParent = new HashMap<>();

	private final int places;

	NestedRuns(int places) {
		this.places = places;
	}

	/**
	 * A run begins inside of work.
	 * @param parent the work
	 * @throws InvalidRunException if no place would be left for the tasks of runs
	 */
	synchronized void enter(WorkKey parent) {
		if (!this.runsByParent.containsKey(parent) && this.runsByParent.size() + 1 >= this.places) {
			throw new InvalidRunException(("%d of the %d pieces of work that may run at once wait for runs of their"
					+ " own; one more would leave no place for the tasks of these runs")
				.formatted(this.runsByParent.size(), this.places));
		}
		this.runsByParent.merge(parent, 1, Integer::sum);
	}

	/**
	 * The run has ended.
	 * @param parent the work
	 */
	synchronized void leave(WorkKey parent) {
		this.runsByParent.computeIfPresent(parent, (key, runs) -> (runs > 1) ? runs - 1 : null);
	}

}
