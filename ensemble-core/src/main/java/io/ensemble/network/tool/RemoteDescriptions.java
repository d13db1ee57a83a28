package io.ensemble.network.tool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.ensemble.capability.CapabilityKind;
import io.ensemble.network.NetworkCapability;
import io.ensemble.network.peer.PeerConnection;
import io.ensemble.network.peer.Peers;
import io.ensemble.protocol.message.DiscoveryMessage.CapabilityQuery;
import io.ensemble.protocol.message.DiscoveryMessage.CapabilityResponse;
import io.ensemble.protocol.part.CapabilityType;
import io.ensemble.protocol.part.SharedCapability;
import org.jspecify.annotations.Nullable;

/**
 * What other ensembles say of their tasks and tools. Known from their greeting; a peer
 * that was never connected is asked once, for a short time.
 */
public class RemoteDescriptions {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final String ensemble;

	private final Peers peers;

	private final Supplier<String> ids;

	/**
	 * Create.
	 * @param ensemble the name of this ensemble
	 * @param peers the connections
	 * @param ids makes ids for questions
	 */
	public RemoteDescriptions(String ensemble, Peers peers, Supplier<String> ids) {
		this.ensemble = ensemble;
		this.peers = peers;
		this.ids = ids;
	}

	/**
	 * Look a capability up. May block for a short time.
	 * @param peer the ensemble that should have it
	 * @param capability the capability
	 * @return what the ensemble says of it, empty if it says nothing
	 */
	Optional<SharedCapability> find(String peer, NetworkCapability capability) {
		PeerConnection connection = this.peers.connection(peer);
		List<SharedCapability> known = connection.capabilities();
		return search((known != null) ? known : ask(connection, capability), capability);
	}

	/**
	 * Who offers a capability.
	 * @param capability the capability
	 * @return a connected peer, empty if none does
	 */
	Optional<String> provider(NetworkCapability capability) {
		return this.peers.names()
			.stream()
			.sorted()
			.filter((name) -> offers(this.peers.connection(name).capabilities(), capability))
			.findFirst();
	}

	private static boolean offers(@Nullable List<SharedCapability> shared, NetworkCapability capability) {
		return shared != null && search(shared, capability).isPresent();
	}

	private static Optional<SharedCapability> search(List<SharedCapability> shared, NetworkCapability capability) {
		CapabilityType type = (capability.kind() == CapabilityKind.TASK) ? CapabilityType.TASK : CapabilityType.TOOL;
		return shared.stream()
			.filter((candidate) -> candidate.type() == type && candidate.name().equals(capability.name()))
			.findFirst();
	}

	private List<SharedCapability> ask(PeerConnection connection, NetworkCapability capability) {
		String id = this.ids.get();
		CapabilityQuery query = new CapabilityQuery(id, this.ensemble, capability.name(), null, null, null);
		try {
			return (connection.ask(id, query, PATIENCE, (news) -> {
			}).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) instanceof CapabilityResponse response)
					? response.capabilities() : List.of();
		}
		catch (ExecutionException | TimeoutException ex) {
			return List.of();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of();
		}
	}

}
