package io.ensemble.network.call;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.CallRunner;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteTarget;

/**
 * The network as a call runner reaches it.
 */
public class DefaultEnsembleNetwork implements EnsembleNetwork {

	private final CallRunner runner;

	/**
	 * Create.
	 * @param runner makes the calls
	 */
	public DefaultEnsembleNetwork(CallRunner runner) {
		this.runner = runner;
	}

	@Override
	public RemoteCall task(String ensemble, String task) {
		return new RemoteCall(this.runner, new RemoteTarget(ensemble, task, CapabilityKind.TASK));
	}

	@Override
	public RemoteCall tool(String ensemble, String tool) {
		return new RemoteCall(this.runner, new RemoteTarget(ensemble, tool, CapabilityKind.TOOL));
	}

}
