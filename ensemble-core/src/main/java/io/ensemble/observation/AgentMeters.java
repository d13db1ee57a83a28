package io.ensemble.observation;

import io.ensemble.agent.AgentRunListener;
import io.ensemble.agent.ModelTier;
import io.ensemble.agent.ModelUsage;
import io.ensemble.work.WorkRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts how often agents fell back to another model and how often they were stopped.
 */
public class AgentMeters implements AgentRunListener {

	private final String ensemble;

	private final MeterRegistry registry;

	private final CostLedger costs;

	private final TaskLabels tasks = new TaskLabels();

	/**
	 * Measure into a registry.
	 * @param ensemble the name of the ensemble
	 * @param registry where meters are kept
	 * @param costs is told what model calls cost
	 */
	public AgentMeters(String ensemble, MeterRegistry registry, CostLedger costs) {
		this.ensemble = ensemble;
		this.registry = registry;
		this.costs = costs;
	}

	@Override
	public void modelCalled(WorkRecord work, ModelUsage usage) {
		this.costs.spent(work.key(), usage);
	}

	@Override
	public void fellBack(WorkRecord work, ModelTier from, ModelTier to) {
		count("agentensemble.model.fallbacks", "Model calls that went to another tier", work, "tier", to.name());
	}

	@Override
	public void limitReached(WorkRecord work, String limit) {
		count("agentensemble.agent.limits", "Agent runs that were stopped at a limit", work, "limit", limit);
	}

	private void count(String name, String description, WorkRecord work, String label, String value) {
		Counter.builder(name)
			.description(description)
			.tags("ensemble", this.ensemble, "task", this.tasks.of(work), label, value)
			.register(this.registry)
			.increment();
	}

}
