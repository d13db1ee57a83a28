package io.ensemble.agent;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * When an agent has to stop. The numbers count for one run.
 *
 * @param maxIterations how many times the model is called
 * @param maxCallsPerTool how many times one tool is called
 * @param maxTotalToolCalls how many times tools are called, all together
 * @param maxIdenticalCalls how many times one tool is called with the same arguments
 * @param budget what the model calls may use
 * @param onLimitExceeded what becomes of work that would go over one of these
 */
public record AgentLimits(int maxIterations, int maxCallsPerTool, int maxTotalToolCalls, int maxIdenticalCalls,
		Budget budget, LimitAction onLimitExceeded) {

	/** Enough for honest work, little enough to stop a model that runs in circles. */
	public static final AgentLimits DEFAULT = new AgentLimits(30, 40, 150, 3, Budget.UNLIMITED, LimitAction.FAIL);

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
		return new AgentLimits(max, this.maxCallsPerTool, this.maxTotalToolCalls, this.maxIdenticalCalls, this.budget,
				this.onLimitExceeded);
	}

	/**
	 * The same with another limit on the calls of one tool.
	 * @param max how many
	 * @return the changed limits
	 */
	public AgentLimits withMaxCallsPerTool(int max) {
		return new AgentLimits(this.maxIterations, max, this.maxTotalToolCalls, this.maxIdenticalCalls, this.budget,
				this.onLimitExceeded);
	}

	/**
	 * The same with another limit on all tool calls together.
	 * @param max how many
	 * @return the changed limits
	 */
	public AgentLimits withMaxTotalToolCalls(int max) {
		return new AgentLimits(this.maxIterations, this.maxCallsPerTool, max, this.maxIdenticalCalls, this.budget,
				this.onLimitExceeded);
	}

	/**
	 * The same with another limit on repeated calls.
	 * @param max how many
	 * @return the changed limits
	 */
	public AgentLimits withMaxIdenticalCalls(int max) {
		return new AgentLimits(this.maxIterations, this.maxCallsPerTool, this.maxTotalToolCalls, max, this.budget,
				this.onLimitExceeded);
	}

	/**
	 * The same with another limit on tokens.
	 * @param max prompt and completion tokens together
	 * @return the changed limits
	 */
	public AgentLimits withMaxTokens(long max) {
		return withBudget(new Budget(max, this.budget.maxCost()));
	}

	/**
	 * The same with another limit on money.
	 * @param max in the currency of the prices
	 * @return the changed limits
	 */
	public AgentLimits withMaxCost(double max) {
		return withBudget(new Budget(this.budget.maxTokens(), max));
	}

	/**
	 * The same with another end at a limit.
	 * @param action what becomes of the work
	 * @return the changed limits
	 */
	public AgentLimits onLimitExceeded(LimitAction action) {
		return new AgentLimits(this.maxIterations, this.maxCallsPerTool, this.maxTotalToolCalls, this.maxIdenticalCalls,
				this.budget, action);
	}

	private AgentLimits withBudget(Budget changed) {
		return new AgentLimits(this.maxIterations, this.maxCallsPerTool, this.maxTotalToolCalls, this.maxIdenticalCalls,
				changed, this.onLimitExceeded);
	}

	private static void positive(String name, int value) {
		Assert.isTrue(value > 0, () -> name + " must be at least 1");
	}

	/**
	 * What the model calls of one run may use. Looked at between calls, so one call may
	 * go beyond.
	 *
	 * @param maxTokens prompt and completion tokens together; {@code null} for any number
	 * @param maxCost in the currency of the prices; {@code null} for any sum
	 */
	public record Budget(@Nullable Long maxTokens, @Nullable Double maxCost) {

		/** Anything goes. */
		public static final Budget UNLIMITED = new Budget(null, null);

		public Budget {
			Assert.isTrue(maxTokens == null || maxTokens > 0, "max-tokens must be at least 1");
			Assert.isTrue(maxCost == null || maxCost > 0, "max-cost must be more than 0");
		}

	}

}
