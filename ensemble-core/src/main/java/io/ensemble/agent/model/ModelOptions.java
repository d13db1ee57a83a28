package io.ensemble.agent.model;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.model.tool.ToolCallingChatOptions;

/**
 * What a tier asks of its model, in terms that every provider understands.
 *
 * @param model the name of the model at its provider; {@code null} for what the provider
 * is configured to
 * @param temperature how much chance there is in an answer; {@code null} for what the
 * provider is configured to
 * @param maxTokens how long one answer may be; {@code null} for what the provider is
 * configured to
 * @param topP how many of the likely words are considered, 0 to 1; {@code null} for what
 * the provider is configured to
 */
public record ModelOptions(@Nullable String model, @Nullable Double temperature, @Nullable Integer maxTokens,
		@Nullable Double topP) {

	/** Everything as the provider is configured. */
	public static final ModelOptions NONE = new ModelOptions(null, null, null, null);

	/**
	 * Add these to the options of a call.
	 * @param options the options of the call, left as they are
	 * @return a copy with what this tier asks for
	 */
	ChatOptions applyTo(@Nullable ChatOptions options) {
		ToolCallingChatOptions.Builder changed = ToolCallingChatOptions.builder()
			.model(this.model)
			.temperature(this.temperature)
			.maxTokens(this.maxTokens)
			.topP(this.topP);
		if (options instanceof ToolCallingChatOptions tools) {
			changed.toolCallbacks(tools.getToolCallbacks())
				.toolNames(tools.getToolNames())
				.toolContext(tools.getToolContext())
				.internalToolExecutionEnabled(tools.getInternalToolExecutionEnabled());
		}
		return changed.build();
	}

}
