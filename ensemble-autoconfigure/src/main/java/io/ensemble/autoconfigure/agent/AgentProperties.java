package io.ensemble.autoconfigure.agent;

import java.time.Duration;
import java.util.Map;

import io.ensemble.agent.AgentLimits;
import io.ensemble.agent.LimitAction;
import io.ensemble.autoconfigure.PropertyRule;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How agents work.
 *
 * @param limits when an agent has to stop
 * @param maxParallelToolCalls how many tool calls of one model turn run at the same time;
 * 1 for one after another
 * @param progress what is told while an agent works
 * @param tasks settings of single tasks by their name, over what their definitions say
 */
@ConfigurationProperties("ensemble.agent")
public record AgentProperties(@DefaultValue Limits limits, @DefaultValue("8") int maxParallelToolCalls,
		@DefaultValue Progress progress, @DefaultValue Map<String, Task> tasks) {

	public AgentProperties {
		PropertyRule.atLeast("ensemble.agent.max-parallel-tool-calls", maxParallelToolCalls, 1);
		tasks.forEach((name, task) -> task.limits().check("ensemble.agent.tasks." + name + ".limits"));
	}

	/**
	 * When an agent has to stop, unless its task says otherwise.
	 *
	 * @param maxIterations how many times the model is called in one run
	 * @param maxCallsPerTool how many times one tool is called in one run
	 * @param maxTotalToolCalls how many times tools are called in one run, all together
	 * @param maxIdenticalCalls how many times one tool is called with the same arguments
	 * @param maxTokens how many prompt and completion tokens one run may use; any number
	 * if not set
	 * @param maxCost how much one run may cost, in the currency of the prices; any sum if
	 * not set
	 * @param onLimitExceeded what becomes of work whose agent is stopped
	 */
	public record Limits(@DefaultValue("30") int maxIterations, @DefaultValue("40") int maxCallsPerTool,
			@DefaultValue("150") int maxTotalToolCalls, @DefaultValue("3") int maxIdenticalCalls,
			@Nullable Long maxTokens, @Nullable Double maxCost, @DefaultValue("FAIL") LimitAction onLimitExceeded) {

		public Limits {
			new LimitProperties(maxIterations, maxCallsPerTool, maxTotalToolCalls, maxIdenticalCalls, maxTokens,
					maxCost, onLimitExceeded)
				.check("ensemble.agent.limits");
		}

		/**
		 * The same as the agents know them.
		 * @return the limits
		 */
		public AgentLimits toLimits() {
			return new AgentLimits(this.maxIterations, this.maxCallsPerTool, this.maxTotalToolCalls,
					this.maxIdenticalCalls, new AgentLimits.Budget(this.maxTokens, this.maxCost), this.onLimitExceeded);
		}

	}

	/**
	 * What is told while an agent works.
	 *
	 * @param streaming whether to tell what a model says while it says it, if it can be
	 * streamed
	 * @param interval the least time between two such messages
	 */
	public record Progress(@DefaultValue("false") boolean streaming, @DefaultValue("1s") Duration interval) {

		public Progress {
			PropertyRule.atLeast("ensemble.agent.progress.interval", interval, Duration.ofMillis(100));
		}

	}

	/**
	 * Settings of one task.
	 *
	 * @param model tier or chat model bean that does the task
	 * @param fallback tier or chat model bean that takes over
	 * @param limits when its agent has to stop
	 */
	public record Task(@Nullable String model, @Nullable String fallback, @DefaultValue LimitProperties limits) {
	}

}
