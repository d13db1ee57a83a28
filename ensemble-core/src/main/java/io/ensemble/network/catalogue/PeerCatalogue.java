package io.ensemble.network.catalogue;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.ensemble.network.NetworkCapability;
import io.ensemble.network.peer.PeerWatcher;
import io.ensemble.network.peer.Peers;
import io.ensemble.protocol.message.ConnectionMessage.Hello;
import io.ensemble.protocol.message.DiscoveryMessage.CapabilityQuery;
import io.ensemble.protocol.message.DiscoveryMessage.CapabilityResponse;
import io.ensemble.protocol.message.DiscoveryMessage.CapacityUpdate;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleDeregister;
import io.ensemble.protocol.message.DiscoveryMessage.EnsembleRegister;
import io.ensemble.protocol.message.Message;
import io.ensemble.protocol.part.CapabilityCatalogue;
import io.ensemble.protocol.part.CapabilityType;
import io.ensemble.protocol.part.SharedCapability;
import io.ensemble.time.Timers;

/**
 * What each peer shares now, told by the peers themselves on the connections over which
 * they are called; what a stranger registers under a peer's name does not count. A peer
 * whose greeting is empty is asked once per connection. Thread-safe; does not block.
 */
public class PeerCatalogue implements PeerWatcher {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final String DRAINING = "draining";

	private final String ensemble;

	private final Peers peers;

	private final Supplier<String> ids;

	private final Timers timers;

	private final Map<String, PeerEntry> entries = new ConcurrentHashMap<>();

	/**
	 * Create an empty catalogue.
	 * @param ensemble the name of this ensemble
	 * @param peers the connections; the catalogue still has to be made their watcher
	 * @param ids makes ids for questions
	 * @param timers ends questions that get no answer
	 */
	public PeerCatalogue(String ensemble, Peers peers, Supplier<String> ids, Timers timers) {
		this.ensemble = ensemble;
		this.peers = peers;
		this.ids = ids;
		this.timers = timers;
	}

	/**
	 * What is offered now.
	 * @param wanted which of it
	 * @return by provider, then by name; nothing of a peer that is not connected or takes
	 * no requests
	 */
	public List<Offer> offers(Predicate<SharedCapability> wanted) {
		return this.entries.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().open() && this.peers.connection(entry.getKey()).isConnected())
			.sorted(Map.Entry.comparingByKey())
			.flatMap((entry) -> offers(entry.getKey(), entry.getValue(), wanted))
			.toList();
	}

	/**
	 * Who offers a capability now.
	 * @param capability the capability, its ensemble does not matter
	 * @return the least loaded provider first, then by name
	 */
	public List<Offer> providers(NetworkCapability capability) {
		return offers((shared) -> matches(shared, capability)).stream()
			.sorted(Comparator.comparingDouble((offer) -> load(offer.ensemble())))
			.toList();
	}

	/**
	 * What a peer says of a capability, or said when it was last connected.
	 * @param peer its name
	 * @param capability the capability
	 * @return its description, empty if the peer told of no such capability
	 */
	public Optional<SharedCapability> find(String peer, NetworkCapability capability) {
		return this.entries.getOrDefault(peer, PeerEntry.NEW)
			.capabilities()
			.stream()
			.filter((shared) -> matches(shared, capability))
			.findFirst();
	}

	/**
	 * Whether a peer ever told what it shares.
	 * @param peer its name
	 * @return {@code false} if it was never connected
	 */
	public boolean knows(String peer) {
		return this.entries.containsKey(peer);
	}

	/**
	 * Ask a peer what it shares, for a short time at most.
	 * @param peer its name
	 * @return completes when the catalogue has the answer, or when there is none
	 */
	public CompletableFuture<?> ask(String peer) {
		String id = this.ids.get();
		CapabilityQuery query = new CapabilityQuery(id, this.ensemble, null, null, null, null);
		CompletableFuture<Message> answer = this.peers.connection(peer).ask(id, query, PATIENCE, (news) -> {
		});
		Timers.Timer end = this.timers.schedule(PATIENCE, () -> answer.cancel(false));
		return answer.handle((message, failure) -> {
			end.cancel();
			if (message instanceof CapabilityResponse response) {
				share(peer, response.capabilities());
			}
			return null;
		});
	}

	@Override
	public void received(String peer, Message message) {
		if (message instanceof Hello hello) {
			share(peer, hello.sharedCapabilities());
			if (hello.sharedCapabilities().isEmpty()) {
				ask(peer);
			}
		}
		else if (message instanceof EnsembleRegister register && register.capabilities() != null) {
			share(peer, shared(register.capabilities()));
		}
		else if (message instanceof EnsembleDeregister) {
			this.entries.computeIfPresent(peer, (name, entry) -> entry.closed());
		}
		else if (message instanceof CapacityUpdate update && update.ensemble().equals(peer)) {
			boolean open = !update.status().equals(DRAINING);
			this.entries.compute(peer,
					(name, entry) -> ((entry != null) ? entry : PeerEntry.NEW).loaded(open, update.currentLoad()));
		}
	}

	@Override
	public void disconnected(String peer) {
		this.entries.computeIfPresent(peer, (name, entry) -> entry.closed());
	}

	private void share(String peer, List<SharedCapability> capabilities) {
		List<SharedCapability> harmless = HarmlessText.of(capabilities);
		this.entries.compute(peer, (name, entry) -> ((entry != null) ? entry : PeerEntry.NEW).sharing(harmless));
	}

	private double load(String peer) {
		return this.entries.getOrDefault(peer, PeerEntry.NEW).load();
	}

	private static Stream<Offer> offers(String peer, PeerEntry entry, Predicate<SharedCapability> wanted) {
		return entry.capabilities()
			.stream()
			.filter(wanted)
			.sorted(Comparator.comparing(SharedCapability::name))
			.map((capability) -> new Offer(peer, capability));
	}

	private static boolean matches(SharedCapability shared, NetworkCapability capability) {
		return shared.name().equals(capability.name()) && Offer.kind(shared) == capability.kind();
	}

	private static List<SharedCapability> shared(CapabilityCatalogue catalogue) {
		return Stream
			.concat(catalogue.sharedTasks().stream().map((task) -> task.toShared(CapabilityType.TASK)),
					catalogue.sharedTools().stream().map((tool) -> tool.toShared(CapabilityType.TOOL)))
			.toList();
	}

}
