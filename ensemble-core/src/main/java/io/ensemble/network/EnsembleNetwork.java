package io.ensemble.network;

import java.util.List;

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
	 * @param selections tasks and tools of other ensembles
	 * @return the source; what was selected by its name goes by it, or by
	 * {@code ensemble_capability} where that is taken, and everything else always by
	 * {@code ensemble_capability}
	 */
	ToolSource tools(NetworkSelection... selections);

	/**
	 * Bind descriptions to this network, as tools of Spring AI for one call of a chat
	 * client. Do not make them a bean: Spring AI would never look them up again, and
	 * offer them to MCP clients.
	 * @param selections tasks and tools of other ensembles
	 * @return the tools that there are right now
	 */
	List<ToolCallback> callbacks(NetworkSelection... selections);

	/**
	 * Bind one description to this network, as a tool of Spring AI.
	 * @param capability a task or tool of another ensemble
	 * @return the tool, as it is described right now
	 */
	ToolCallback callback(NetworkCapability capability);

}
