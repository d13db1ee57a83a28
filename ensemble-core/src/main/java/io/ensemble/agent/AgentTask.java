package io.ensemble.agent;

import java.util.List;
import java.util.Set;

import io.ensemble.capability.Gate;
import org.jspecify.annotations.Nullable;

/**
 * A task that a model does with the help of tools. Build with {@link #named(String)}; a
 * bean of this type becomes a task of the ensemble.
 *
 * @param name unique among the tasks and tools of the ensemble
 * @param description what it does, for models and people
 * @param role whom the model plays
 * @param goal what the model is to reach
 * @param background what the model knows of its place and trade
 * @param expectedOutput what the output looks like; {@code null} if nobody said
 * @param tools what the model may call
 * @param model which model does it
 * @param fallback which model takes over when that one fails
 * @param limits when it has to stop; {@code null} for the ensemble's limits
 * @param outputType the type whose JSON the output must be; {@code null} for free text
 * @param inputSchema the JSON schema of the input
 * @param tags words to find it by
 * @param gate who has to agree first; {@code null} for nobody
 * @param shared whether others may ask for it
 */
public record AgentTask(String name, String description, String role, String goal, String background,
		@Nullable String expectedOutput, List<ToolSource> tools, ModelTier model, ModelTier fallback,
		@Nullable AgentLimits limits, @Nullable Class<?> outputType, String inputSchema, Set<String> tags,
		@Nullable Gate gate, boolean shared) {

	public AgentTask {
		tools = List.copyOf(tools);
		tags = Set.copyOf(tags);
	}

	/**
	 * Start a definition.
	 * @param name the name of the task
	 * @return a builder
	 */
	public static AgentTaskBuilder named(String name) {
		return new AgentTaskBuilder(name);
	}

	/**
	 * The same task with other models.
	 * @param model which model does it
	 * @param fallback which model takes over
	 * @return the changed task
	 */
	public AgentTask withModels(ModelTier model, ModelTier fallback) {
		return new AgentTask(this.name, this.description, this.role, this.goal, this.background, this.expectedOutput,
				this.tools, model, fallback, this.limits, this.outputType, this.inputSchema, this.tags, this.gate,
				this.shared);
	}

	/**
	 * The same task with other limits.
	 * @param limits when it has to stop
	 * @return the changed task
	 */
	public AgentTask withLimits(AgentLimits limits) {
		return new AgentTask(this.name, this.description, this.role, this.goal, this.background, this.expectedOutput,
				this.tools, this.model, this.fallback, limits, this.outputType, this.inputSchema, this.tags, this.gate,
				this.shared);
	}

}
