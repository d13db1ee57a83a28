package io.ensemble.network.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.ensemble.agent.ToolSource;
import io.ensemble.capability.WorkContext;
import io.ensemble.network.NetworkCapability;
import io.ensemble.network.NetworkSelection;
import io.ensemble.network.NetworkTools;
import io.ensemble.network.RemoteTarget;
import io.ensemble.network.catalogue.Offer;
import io.ensemble.network.catalogue.PeerCatalogue;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.tool.ToolCallback;

/**
 * What was selected of the network, looked up whenever it is asked for.
 */
class NetworkToolSource implements ToolSource {

	/** Stands for the provider where there is none in particular. */
	private static final String ANY = "any";

	private final List<NetworkSelection> selections;

	private final PeerCatalogue catalogue;

	private final NetworkToolFactory factory;

	private final ToolCatalogueSettings settings;

	NetworkToolSource(List<NetworkSelection> selections, PeerCatalogue catalogue, NetworkToolFactory factory,
			ToolCatalogueSettings settings) {
		this.selections = selections;
		this.catalogue = catalogue;
		this.factory = factory;
		this.settings = settings;
	}

	@Override
	public List<ToolCallback> resolve(WorkContext work) {
		return resolve(Set.of());
	}

	@Override
	public List<ToolCallback> resolve(WorkContext work, Set<String> taken) {
		return resolve(taken);
	}

	List<ToolCallback> resolve(Set<String> taken) {
		Resolution resolution = new Resolution(taken);
		this.selections.forEach(resolution::add);
		return resolution.tools;
	}

	/**
	 * One look-up. For one thread.
	 */
	private final class Resolution {

		private final ToolNames names = NetworkToolSource.this.settings.names();

		private final List<ToolCallback> tools = new ArrayList<>();

		private final Set<RemoteTarget> bound = new HashSet<>();

		private final Set<String> before;

		private final Set<String> taken;

		Resolution(Set<String> before) {
			this.before = before;
			this.taken = new HashSet<>(before);
		}

		void add(NetworkSelection selection) {
			if (selection instanceof NetworkTools wanted) {
				NetworkToolSource.this.catalogue.offers(wanted::includes)
					.stream()
					.filter((offer) -> !this.bound.contains(offer.target()))
					.limit(NetworkToolSource.this.settings.maxTools())
					.forEach(this::add);
			}
			else if (selection instanceof NetworkCapability capability) {
				add(capability);
			}
		}

		private void add(Offer offer) {
			RemoteTarget target = offer.target();
			add(target, this.names.qualified(target),
					(name) -> Optional.of(NetworkToolSource.this.factory.offered(offer, name)));
		}

		private void add(NetworkCapability capability) {
			String ensemble = capability.ensemble();
			RemoteTarget target = new RemoteTarget((ensemble != null) ? ensemble : ANY, capability.name(),
					capability.kind());
			add(target, this.names.plain(capability.name()),
					(name) -> (ensemble != null)
							? Optional.of(NetworkToolSource.this.factory.certain(target, capability, name))
							: NetworkToolSource.this.factory.discovered(capability, name));
		}

		private void add(RemoteTarget target, String wished, Function<String, Optional<ToolCallback>> tool) {
			String name = free(wished, target);
			if (name != null && this.bound.add(target)) {
				tool.apply(name).ifPresent(this.tools::add);
			}
		}

		// A qualified name that an earlier source has stands for the same capability.
		private @Nullable String free(String wished, RemoteTarget target) {
			if (this.taken.add(wished)) {
				return wished;
			}
			String qualified = this.names.qualified(target);
			if (this.before.contains(qualified)) {
				return null;
			}
			return this.taken.add(qualified) ? qualified : this.names.distinct(target);
		}

	}

}
