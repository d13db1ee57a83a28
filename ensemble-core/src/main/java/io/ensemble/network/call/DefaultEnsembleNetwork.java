package io.ensemble.network.call;

import java.util.List;

import io.ensemble.agent.ToolSource;
import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.CallRunner;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.NetworkCapability;
import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.tool.NetworkTools;

import org.springframework.ai.tool.ToolCallback;

/**
 * The network as a call runner reaches it.
 */
public class DefaultEnsembleNetwork implements EnsembleNetwork {

	private final CallRunner runner;

	private final NetworkTools tools;

	/**
	 * Create.
	 * @param runner makes the calls
	 * @param tools makes tools
	 */
	public DefaultEnsembleNetwork(CallRunner runner, NetworkTools tools) {
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
	public ToolSource tools(NetworkCapability... capabilities) {
		return this.tools.source(List.of(capabilities));
	}

	@Override
	public ToolCallback callback(NetworkCapability capability) {
		return this.tools.callback(capability);
	}

}
