package io.ensemble.autoconfigure.agent;

import io.ensemble.agent.AgentLimits;
import io.ensemble.autoconfigure.PropertyRule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How agents work.
 *
 * @param limits when an agent has to stop
 */
@ConfigurationProperties("ensemble.agent")
public record AgentProperties(@DefaultValue Limits limits) {

	/**
	 * When an agent has to stop, unless its task says otherwise.
	 *
	 * @param maxIterations how many times the model is called in one run
	 * @param maxCallsPerTool how many times one tool is called in one run
	 * @param maxTotalToolCalls how many times tools are called in one run, all together
	 * @param maxIdenticalCalls how many times one tool is called with the same arguments
	 */
	public record Limits(@DefaultValue("30") int maxIterations, @DefaultValue("40") int maxCallsPerTool,
			@DefaultValue("150") int maxTotalToolCalls, @DefaultValue("3") int maxIdenticalCalls) {

		public Limits {
			PropertyRule.atLeast("ensemble.agent.limits.max-iterations", maxIterations, 1);
			PropertyRule.atLeast("ensemble.agent.limits.max-calls-per-tool", maxCallsPerTool, 1);
			PropertyRule.atLeast("ensemble.agent.limits.max-total-tool-calls", maxTotalToolCalls, 1);
			PropertyRule.atLeast("ensemble.agent.limits.max-identical-calls", maxIdenticalCalls, 1);
		}

		/**
		 * The same as the agents know them.
		 * @return the limits
		 */
		public AgentLimits toLimits() {
			return new AgentLimits(this.maxIterations, this.maxCallsPerTool, this.maxTotalToolCalls,
					this.maxIdenticalCalls);
		}

	}

}
