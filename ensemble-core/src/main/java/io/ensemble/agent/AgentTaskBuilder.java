package io.ensemble.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.ensemble.capability.Gate;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.tool.ToolCallback;
import org.springframework.util.Assert;

/**
 * Builds an {@link AgentTask}; only the description is required. Not thread-safe.
 */
public final class AgentTaskBuilder {

	private final String name;

	private final List<ToolSource> tools = new ArrayList<>();

	private String description = "";

	private @Nullable String role;

	private @Nullable String goal;

	private @Nullable String background;

	private @Nullable String expectedOutput;

	private ModelTier model = ModelTier.PRIMARY;

	private ModelTier fallback = ModelTier.FALLBACK;

	private @Nullable AgentLimits limits;

	private @Nullable Class<?> outputType;

	private String inputSchema = "{\"type\":\"string\"}";

	private Set<String> tags = Set.of();

	private @Nullable Gate gate;

	private boolean shared = true;

	AgentTaskBuilder(String name) {
		this.name = name;
	}

	/**
	 * Say what it does.
	 * @param description for the model, for other models and for people
	 * @return this builder
	 */
	public AgentTaskBuilder description(String description) {
		this.description = description;
		return this;
	}

	/**
	 * Say whom the model plays; derived from the name if not said.
	 * @param role a few words, such as "head chef of the hotel"
	 * @return this builder
	 */
	public AgentTaskBuilder role(String role) {
		this.role = role;
		return this;
	}

	/**
	 * Say what the model is to reach; the description if not said.
	 * @param goal one sentence
	 * @return this builder
	 */
	public AgentTaskBuilder goal(String goal) {
		this.goal = goal;
		return this;
	}

	/**
	 * Say what the model knows of its place and trade; derived from the description if
	 * not said.
	 * @param background a few sentences
	 * @return this builder
	 */
	public AgentTaskBuilder background(String background) {
		this.background = background;
		return this;
	}

	/**
	 * Say what the output looks like.
	 * @param expectedOutput for the model and for callers
	 * @return this builder
	 */
	public AgentTaskBuilder expectedOutput(String expectedOutput) {
		this.expectedOutput = expectedOutput;
		return this;
	}

	/**
	 * Let the model call these tools; adds to what was given before.
	 * @param tools the tools
	 * @return this builder
	 */
	public AgentTaskBuilder tools(ToolCallback... tools) {
		return tools(ToolSource.of(tools));
	}

	/**
	 * Let the model call what these sources have at each model call; adds to what was
	 * given before.
	 * @param sources the sources
	 * @return this builder
	 */
	public AgentTaskBuilder tools(ToolSource... sources) {
		this.tools.addAll(List.of(sources));
		return this;
	}

	/**
	 * Say which model does it; the primary one if not said.
	 * @param model the tier
	 * @return this builder
	 */
	public AgentTaskBuilder model(ModelTier model) {
		this.model = model;
		return this;
	}

	/**
	 * Say which model takes over when that one fails, and whenever the ensemble was
	 * switched to its fallback; the fallback of the ensemble if not said.
	 * @param fallback the tier
	 * @return this builder
	 */
	public AgentTaskBuilder fallback(ModelTier fallback) {
		this.fallback = fallback;
		return this;
	}

	/**
	 * Say when it has to stop; the ensemble's limits if not said.
	 * @param limits the limits
	 * @return this builder
	 */
	public AgentTaskBuilder limits(AgentLimits limits) {
		this.limits = limits;
		return this;
	}

	/**
	 * Ask for JSON of a type instead of free text.
	 * @param outputType a record or bean
	 * @return this builder
	 */
	public AgentTaskBuilder outputType(Class<?> outputType) {
		this.outputType = outputType;
		return this;
	}

	/**
	 * Say what the input looks like; plain text if not said.
	 * @param inputSchema a JSON schema
	 * @return this builder
	 */
	public AgentTaskBuilder inputSchema(String inputSchema) {
		this.inputSchema = inputSchema;
		return this;
	}

	/**
	 * Say which words it is found by.
	 * @param tags the tags
	 * @return this builder
	 */
	public AgentTaskBuilder tags(String... tags) {
		this.tags = Set.of(tags);
		return this;
	}

	/**
	 * Let a person agree before each start.
	 * @param gate who, and what is asked
	 * @return this builder
	 */
	public AgentTaskBuilder gate(Gate gate) {
		this.gate = gate;
		return this;
	}

	/**
	 * Keep it to this ensemble.
	 * @return this builder
	 */
	public AgentTaskBuilder unshared() {
		this.shared = false;
		return this;
	}

	/**
	 * Finish the definition.
	 * @return the task
	 */
	public AgentTask build() {
		Assert.hasText(this.description, () -> "Agent task '" + this.name + "' needs a description");
		return new AgentTask(this.name, this.description, or(this.role, "the specialist for " + this.name),
				or(this.goal, this.description),
				or(this.background, "You do this work every day and know it well: " + this.description),
				this.expectedOutput, this.tools, this.model, this.fallback, this.limits, this.outputType,
				this.inputSchema, this.tags, this.gate, this.shared);
	}

	private static String or(@Nullable String given, String derived) {
		return (given != null) ? given : derived;
	}

}
