package io.ensemble.capability.tool;

import java.util.concurrent.CompletionStage;

import io.ensemble.capability.Capability;

import org.springframework.ai.chat.model.ToolContext;

/**
 * The way that a local call of a tool takes.
 */
@FunctionalInterface
public interface ToolCaller {

	/**
	 * Call a tool.
	 * @param capability the tool
	 * @param input what the model sent, in the form of the capability's schema
	 * @param context what the agent passes to its tools; may be empty
	 * @return the output, now or later
	 * @throws Exception if the call fails; its message reaches the model
	 */
	CompletionStage<String> call(Capability capability, String input, ToolContext context) throws Exception;

}
