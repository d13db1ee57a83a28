package io.ensemble.network.call;

import java.util.List;

import io.ensemble.agent.ToolSource;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.CallRunner;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkCapability;
import io.ensemble.network.NetworkSelection;
import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.tool.NetworkToolBinder;

import org.springframework.ai.tool.ToolCallback;

/**
 * The network as a call runner reaches it.
 */
public class DefaultEnsembleNetwork implements EnsembleNetwork {

	private final CallRunner runner;

	private final NetworkToolBinder tools;

	/**
	 * Create.
	 * @param runner makes the calls
	 * @param tools makes tools of what other ensembles share
	 */
	public DefaultEnsembleNetwork(CallRunner runner, NetworkToolBinder tools) {
		this.runner = runner;
		this.tools = tools;
	}

	@Override
	public RemoteCall task(String ensemble, String task) {
		return new RemoteCall(this.runner, new RemoteTarget(ensemble, task, CapabilityKind.TASK));
	}

	@Override
	public RemoteCall tool(String ensemble, String tool) {
		return new RemoteCall(this.runner, new RemoteTarget(ensemble, tool, CapabilityKind.TOOL));
	}

	@Override
	public ToolSource tools(NetworkSelection... selections) {
		return this.tools.source(List.of(selections));
	}

	@Override
	public List<ToolCallback> callbacks(NetworkSelection... selections) {
		return this.tools.callbacks(List.of(selections));
	}

	@Override
	public ToolCallback callback(NetworkCapability capability) {
		return this.tools.callback(capability);
	}

}
