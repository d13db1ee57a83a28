package io.ensemble.network;

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

}
