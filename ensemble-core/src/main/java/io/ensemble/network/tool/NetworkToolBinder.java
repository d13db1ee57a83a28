package io.ensemble.network.tool;

import java.util.List;
import java.util.Set;

import io.ensemble.agent.ToolSource;
import io.ensemble.network.CallRunner;
import io.ensemble.network.NetworkCapability;
import io.ensemble.network.NetworkSelection;
import io.ensemble.network.NetworkTools;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.catalogue.PeerCatalogue;
import io.ensemble.network.catalogue.PeerWatch;
import io.ensemble.network.failure.RemoteUnreachableException;

import org.springframework.ai.tool.ToolCallback;

/**
 * Binds what was selected of the network to the connections of this ensemble.
 */
public class NetworkToolBinder {

	private final PeerCatalogue catalogue;

	private final PeerWatch watch;

	private final NetworkToolFactory factory;

	private final ToolCatalogueSettings settings;

	/**
	 * Create.
	 * @param runner makes the calls
	 * @param catalogue knows what peers share
	 * @param watch connects to peers as soon as somebody depends on the catalogue
	 * @param settings how tools are shown to models
	 */
	public NetworkToolBinder(CallRunner runner, PeerCatalogue catalogue, PeerWatch watch,
			ToolCatalogueSettings settings) {
		this.catalogue = catalogue;
		this.watch = watch;
		this.factory = new NetworkToolFactory(runner, catalogue);
		this.settings = settings;
	}

	/**
	 * Bind a selection.
	 * @param selections tasks and tools of other ensembles
	 * @return a source that looks them up whenever it is asked
	 */
	public ToolSource source(List<NetworkSelection> selections) {
		return bound(selections);
	}

	/**
	 * Look a selection up.
	 * @param selections tasks and tools of other ensembles
	 * @return the tools that there are right now
	 */
	public List<ToolCallback> callbacks(List<NetworkSelection> selections) {
		return bound(selections).resolve(Set.of());
	}

	/**
	 * Bind one capability.
	 * @param capability a task or tool of another ensemble
	 * @return the tool
	 * @throws RemoteUnreachableException if it is to be discovered and no connected
	 * ensemble offers it
	 */
	public ToolCallback callback(NetworkCapability capability) {
		String ensemble = capability.ensemble();
		String name = this.settings.names().plain(capability.name());
		if (ensemble != null) {
			RemoteTarget target = new RemoteTarget(ensemble, capability.name(), capability.kind());
			return this.factory.certain(target, capability, name);
		}
		this.watch.need();
		return this.factory.discovered(capability, name).orElseThrow(() -> AnyProviderCall.nobody(capability));
	}

	private NetworkToolSource bound(List<NetworkSelection> selections) {
		if (selections.stream().anyMatch(NetworkToolBinder::dependsOnTheCatalogue)) {
			this.watch.need();
		}
		return new NetworkToolSource(selections, this.catalogue, this.factory, this.settings);
	}

	private static boolean dependsOnTheCatalogue(NetworkSelection selection) {
		return selection instanceof NetworkTools
				|| (selection instanceof NetworkCapability capability && capability.ensemble() == null);
	}

}
