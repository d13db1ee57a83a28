package io.ensemble.network.client.method;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.EnsembleNetwork;
import io.ensemble.network.RemoteCall;
import io.ensemble.network.RemoteCallCustomizer;
import io.ensemble.network.RemoteTarget;
import org.jspecify.annotations.Nullable;

/**
 * The call that a method of a client makes.
 *
 * @param target what is asked for
 * @param defaults how the call is made unless an argument says otherwise
 * @param parameters what the arguments are
 * @param result what the method returns
 */
public record ClientMethod(RemoteTarget target, RemoteCallCustomizer defaults, ClientParameters parameters,
		ResultForm result) {

	/**
	 * Make the call.
	 * @param network where it is made
	 * @param arguments the arguments of the method
	 * @return what the method returns
	 * @throws io.ensemble.network.failure.RemoteCallException if the method waits and
	 * there is no result
	 */
	public @Nullable Object call(EnsembleNetwork network, @Nullable Object[] arguments) {
		RemoteCall call = this.parameters.configure(this.defaults.customize(start(network)), arguments);
		return this.result.make(call, this.parameters.input(arguments));
	}

	private RemoteCall start(EnsembleNetwork network) {
		return (this.target.kind() == CapabilityKind.TASK) ? network.task(this.target.ensemble(), this.target.name())
				: network.tool(this.target.ensemble(), this.target.name());
	}

}
