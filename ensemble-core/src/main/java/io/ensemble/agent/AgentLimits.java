package io.ensemble.agent;

import org.springframework.util.Assert;

/**
 * When an agent has to stop. Work that would go over a limit fails, and its message names
 * the limit. The numbers count for one run.
 *
 * @param maxIterations how many times the model is called
 * @param maxCallsPerTool how many times one tool is called
 * @param maxTotalToolCalls how many times tools are called, all together
 * @param maxIdenticalCalls how many times one tool is called with the same arguments
 */
public record AgentLimits(int maxIterations, int maxCallsPerTool, int maxTotalToolCalls, int maxIdenticalCalls) {

	/** Enough for honest work, little enough to stop a model that runs in circles. */
	public static final AgentLimits DEFAULT = new AgentLimits(30, 40, 150, 3);

	public AgentLimits {
		positive("max-iterations", maxIterations);
		positive("max-calls-per-tool", maxCallsPerTool);
		positive("max-total-tool-calls", maxTotalToolCalls);
		positive("max-identical-calls", maxIdenticalCalls);
	}

	/**
	 * The same with another limit on model calls.
	 * @param max how many
	 * @return the changed limits
	 */
	public AgentLimits withMaxIterations(int max) {
		return new AgentLimits(max, this.maxCallsPerTool, this.maxTotalToolCalls, this.maxIdenticalCalls);
	}

	/**
	 * The same with another limit on the calls of one tool.
	 * @param max how many
	 * @return the changed limits
	 */
	public AgentLimits withMaxCallsPerTool(int max) {
		return new AgentLimits(this.maxIterations, max, this.maxTotalToolCalls, this.maxIdenticalCalls);
	}

	/**
	 * The same with another limit on all tool calls together.
	 * @param max how many
	 * @return the changed limits
	 */
	public AgentLimits withMaxTotalToolCalls(int max) {
		return new AgentLimits(this.maxIterations, this.maxCallsPerTool, max, this.maxIdenticalCalls);
	}

	/**
	 * The same with another limit on repeated calls.
	 * @param max how many
	 * @return the changed limits
	 */
	public AgentLimits withMaxIdenticalCalls(int max) {
		return new AgentLimits(this.maxIterations, this.maxCallsPerTool, this.maxTotalToolCalls, max);
	}

	private static void positive(String name, int value) {
		Assert.isTrue(value > 0, () -> name + " must be at least 1");
	}

}
