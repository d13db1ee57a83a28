package io.ensemble.network;

import io.ensemble.agent.ToolSource;

import org.springframework.ai.tool.ToolCallback;

/**
 * The other ensembles, as this one calls them. Inside of a handler a call belongs to the
 * work in hand: it carries its trace, its remaining deadline and an id derived from its
 * own, and is cancelled with it. Thread-safe.
 */
public interface EnsembleNetwork {

	/**
	 * Call a task.
	 * @param ensemble who is asked
	 * @param task the name of the task
	 * @return a call to be completed and made
	 */
	RemoteCall task(String ensemble, String task);

	/**
	 * Call a tool.
	 * @param ensemble who is asked
	 * @param tool the name of the tool
	 * @return a call to be completed and made
	 */
	RemoteCall tool(String ensemble, String tool);

	/**
	 * Bind descriptions to this network, for an agent that may use them as tools. Looked
	 * up anew whenever the agent is about to call its model.
	 * @param capabilities tasks and tools of other ensembles
	 * @return the source; a capability goes by its own name, or by
	 * {@code ensemble_capability} where that is taken
	 */
	ToolSource tools(NetworkCapability... capabilities);

	/**
	 * Bind one description to this network, as a tool of Spring AI.
	 * @param capability a task or tool of another ensemble
	 * @return the tool, as it is described right now
	 */
	ToolCallback callback(NetworkCapability capability);

}
