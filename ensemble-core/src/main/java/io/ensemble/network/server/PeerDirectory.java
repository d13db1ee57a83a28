package io.ensemble.network.server;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Which names the connected peers go by. A name belongs to the caller identity that holds
 * it as long as one of its connections lives; replicas share an identity and a name.
 * Thread-safe.
 */
public class PeerDirectory {

	private final String ownName;

	private final Map<String, Holding> holdings = new ConcurrentHashMap<>();

	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	/**
	 * Create an empty directory.
	 * @param ownName the name of this ensemble, which no peer gets
	 */
	public PeerDirectory(String ownName) {
		this.ownName = ownName;
	}

	/**
	 * Ask for a name, or tell news under the one that the connection has.
	 * @param peer what the peer says it is
	 * @param session its connection
	 * @return {@code false} if the name is this ensemble's own, another caller's, or not
	 * the one that the connection has
	 */
	public boolean register(SeenPeer peer, PeerSession session) {
		String bound = session.name();
		if (peer.name().equals(this.ownName) || (bound != null && !bound.equals(peer.name()))) {
			return false;
		}
		Holding holding = this.holdings.compute(peer.name(), (name, before) -> add(before, peer, session));
		if (!holding.caller().equals(session.caller())) {
			return false;
		}
		if (bound == null) {
			session.bind(peer.name());
			session.onClose(new Release(this, session));
			this.listeners.forEach((listener) -> listener.accept(peer.name()));
		}
		return true;
	}

	/**
	 * Be told of each connection that got a name.
	 * @param listener is given the name; must not block
	 */
	public void onArrival(Consumer<String> listener) {
		this.listeners.add(listener);
	}

	/**
	 * Give the name of a connection back.
	 * @param session the connection
	 */
	public void release(PeerSession session) {
		String name = session.name();
		if (name != null) {
			session.bind(null);
			this.holdings.computeIfPresent(name, (key, holding) -> holding.without(session));
		}
	}

	/**
	 * Whether a connected peer has a name.
	 * @param name the name
	 * @return {@code false} if nobody holds it
	 */
	public boolean isHeld(String name) {
		return name.equals(this.ownName) || this.holdings.containsKey(name);
	}

	/**
	 * Whether a connection may send in a name.
	 * @param from the name
	 * @param session the connection
	 * @return {@code false} if the connection registered as another one, or another
	 * caller holds the name
	 */
	public boolean maySpeak(@Nullable String from, PeerSession session) {
		String bound = session.name();
		if (from == null || from.equals(bound)) {
			return true;
		}
		Holding holding = this.holdings.get(from);
		return bound == null && !from.equals(this.ownName)
				&& (holding == null || holding.caller().equals(session.caller()));
	}

	/**
	 * The peers that are connected and registered.
	 * @return one entry per name, by name
	 */
	public Collection<SeenPeer> peers() {
		return this.holdings.values().stream().map(Holding::peer).sorted(Comparator.comparing(SeenPeer::name)).toList();
	}

	/**
	 * The connections that speak for a name: one or more of each replica.
	 * @param name the name
	 * @return the connections that are open and registered; none if nobody holds it
	 */
	public Collection<PeerSession> sessions(String name) {
		Holding holding = this.holdings.get(name);
		return (holding != null) ? holding.sessions() : List.of();
	}

	private static Holding add(@Nullable Holding before, SeenPeer peer, PeerSession session) {
		if (before == null) {
			return new Holding(session.caller(), peer, Set.of(session));
		}
		return before.caller().equals(session.caller()) ? before.with(peer, session) : before;
	}

	/**
	 * What a connection does when it closes, once however often it registered.
	 */
	private record Release(PeerDirectory directory, PeerSession session) implements Runnable {

		@Override
		public void run() {
			this.directory.release(this.session);
		}

	}

	private record Holding(String caller, SeenPeer peer, Set<PeerSession> sessions) {

		Holding with(SeenPeer peer, PeerSession session) {
			Set<PeerSession> all = new LinkedHashSet<>(this.sessions);
			all.add(session);
			return new Holding(this.caller, peer, all);
		}

		@Nullable Holding without(PeerSession session) {
			Set<PeerSession> rest = new LinkedHashSet<>(this.sessions);
			rest.remove(session);
			return rest.isEmpty() ? null : new Holding(this.caller, this.peer, rest);
		}

	}

}
