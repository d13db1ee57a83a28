package io.ensemble.autoconfigure.agent;

import io.ensemble.agent.AgentLimits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How agents work.
 *
 * @param limits when an agent has to stop
 */
@Validated
@ConfigurationProperties("ensemble.agent")
public record AgentProperties(@DefaultValue @Valid Limits limits) {

	/**
	 * When an agent has to stop, unless its task says otherwise.
	 *
	 * @param maxIterations how many times the model is called in one run
	 * @param maxCallsPerTool how many times one tool is called in one run
	 * @param maxTotalToolCalls how many times tools are called in one run, all together
	 * @param maxIdenticalCalls how many times one tool is called with the same arguments
	 */
	public record Limits(@DefaultValue("30") @Min(1) int maxIterations, @DefaultValue("40") @Min(1) int maxCallsPerTool,
			@DefaultValue("150") @Min(1) int maxTotalToolCalls, @DefaultValue("3") @Min(1) int maxIdenticalCalls) {

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
