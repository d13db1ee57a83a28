package io.ensemble.autoconfigure.agent;

import java.util.Optional;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.LimitAction;
import io.ensemble.autoconfigure.PropertyRule;
import org.jspecify.annotations.Nullable;

/**
 * When the agent of one task has to stop, over what its definition says.
 *
 * @param maxIterations how many times the model is called in one run
 * @param maxCallsPerTool how many times one tool is called in one run
 * @param maxTotalToolCalls how many times tools are called in one run, all together
 * @param maxIdenticalCalls how many times one tool is called with the same arguments
 * @param maxTokens how many prompt and completion tokens one run may use
 * @param maxCost how much one run may cost, in the currency of the prices
 * @param onLimitExceeded what becomes of work whose agent is stopped
 */
public record LimitProperties(@Nullable Integer maxIterations, @Nullable Integer maxCallsPerTool,
		@Nullable Integer maxTotalToolCalls, @Nullable Integer maxIdenticalCalls, @Nullable Long maxTokens,
		@Nullable Double maxCost, @Nullable LimitAction onLimitExceeded) {

	/**
	 * Put what is set over other limits.
	 * @param limits the other limits
	 * @return the limits to be used
	 */
	AgentLimits over(AgentLimits limits) {
		AgentLimits.Budget budget = new AgentLimits.Budget(
				(this.maxTokens != null) ? this.maxTokens : limits.budget().maxTokens(),
				(this.maxCost != null) ? this.maxCost : limits.budget().maxCost());
		return new AgentLimits(or(this.maxIterations, limits.maxIterations()),
				or(this.maxCallsPerTool, limits.maxCallsPerTool()),
				or(this.maxTotalToolCalls, limits.maxTotalToolCalls()),
				or(this.maxIdenticalCalls, limits.maxIdenticalCalls()), budget,
				or(this.onLimitExceeded, limits.onLimitExceeded()));
	}

	/**
	 * Check the values.
	 * @param prefix the name of these properties
	 */
	void check(String prefix) {
		atLeastOne(prefix + ".max-iterations", this.maxIterations);
		atLeastOne(prefix + ".max-calls-per-tool", this.maxCallsPerTool);
		atLeastOne(prefix + ".max-total-tool-calls", this.maxTotalToolCalls);
		atLeastOne(prefix + ".max-identical-calls", this.maxIdenticalCalls);
		atLeastOne(prefix + ".max-tokens", this.maxTokens);
		Optional.ofNullable(this.maxCost).ifPresent((cost) -> PropertyRule.moreThanZero(prefix + ".max-cost", cost));
	}

	private static void atLeastOne(String property, @Nullable Number value) {
		Optional.ofNullable(value).ifPresent((number) -> PropertyRule.atLeast(property, number.longValue(), 1));
	}

	private static <T> T or(@Nullable T given, T other) {
		return (given != null) ? given : other;
	}

}
