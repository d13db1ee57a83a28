package io.ensemble.agent;

import java.util.List;

import io.ensemble.work.WorkRecord;

/**
 * Is told what happens in the runs of agents, on the thread of the run. Must not block
 * and must not throw.
 */
public interface AgentRunListener {

	/** Listens to nothing. */
	AgentRunListener NONE = new AgentRunListener() {
	};

	/**
	 * A model answered.
	 * @param work the work
	 * @param usage what the call used
	 */
	default void modelCalled(WorkRecord work, ModelUsage usage) {
	}

	/**
	 * A model could not be asked, another one is asked instead.
	 * @param work the work
	 * @param from the tier that failed, or that is left alone because it failed too often
	 * @param to the tier that is asked instead
	 */
	default void fellBack(WorkRecord work, ModelTier from, ModelTier to) {
	}

	/**
	 * An agent was stopped.
	 * @param work the work
	 * @param limit the name of the limit as in the properties
	 */
	default void limitReached(WorkRecord work, String limit) {
	}

	/**
	 * Tell several listeners.
	 * @param listeners in this order
	 * @return tells them all
	 */
	static AgentRunListener all(List<AgentRunListener> listeners) {
		return new AgentRunListener() {

			@Override
			public void modelCalled(WorkRecord work, ModelUsage usage) {
				listeners.forEach((listener) -> listener.modelCalled(work, usage));
			}

			@Override
			public void fellBack(WorkRecord work, ModelTier from, ModelTier to) {
				listeners.forEach((listener) -> listener.fellBack(work, from, to));
			}

			@Override
			public void limitReached(WorkRecord work, String limit) {
				listeners.forEach((listener) -> listener.limitReached(work, limit));
			}

		};
	}

}
