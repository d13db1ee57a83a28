package io.ensemble.network.peer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.ensemble.engine.EnginePorts;
import io.ensemble.protocol.MessageCodec;
import io.ensemble.protocol.message.Message;

/**
 * The peers that this ensemble calls, one connection each. Thread-safe.
 */
public class Peers {

	private final Map<String, PeerConnection> connections = new ConcurrentHashMap<>();

	private final List<PeerWatcher> watchers = new CopyOnWriteArrayList<>();

	private final PeerEnvironment environment;

	/**
	 * Create without any connection.
	 * @param name the name of this ensemble
	 * @param settings how connections are made and kept
	 * @param addresses where the peers are
	 * @param introduction what to say first on each connection
	 * @param codec reads and writes messages
	 * @param ports timers, time and chance
	 */
	public Peers(String name, PeerSettings settings, PeerAddresses addresses, Supplier<? extends Message> introduction,
			MessageCodec codec, EnginePorts ports) {
		this(name, settings, addresses, introduction, codec, ports,
				new JdkPeerConnector(Runnable::run, settings.connectTimeout(), settings.secret()));
	}

	/**
	 * Create without any connection, on sockets of one's own.
	 * @param name the name of this ensemble
	 * @param settings how connections are made and kept
	 * @param addresses where the peers are
	 * @param introduction what to say first on each connection
	 * @param codec reads and writes messages
	 * @param ports timers, time and chance
	 * @param connector opens the sockets
	 */
	public Peers(String name, PeerSettings settings, PeerAddresses addresses, Supplier<? extends Message> introduction,
			MessageCodec codec, EnginePorts ports, PeerConnector connector) {
		this(new PeerEnvironment(name, settings, addresses, introduction, codec, connector, ports.timers(),
				ports.clock(), ports.random()));
	}

	Peers(PeerEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * The connection to a peer; opened when it is first used.
	 * @param peer the name of the peer
	 * @return its connection
	 */
	public PeerConnection connection(String peer) {
		return this.connections.computeIfAbsent(peer,
				(name) -> new PeerConnection(name, this.environment, new Watchers()));
	}

	/**
	 * Forget a peer that is not connected and that no call waits for; it is connected to
	 * again when it is called.
	 * @param peer its name
	 * @return {@code false} if it is in use and stays
	 */
	public boolean forget(String peer) {
		return this.connections.computeIfPresent(peer,
				(name, connection) -> connection.letGo() ? null : connection) == null;
	}

	/**
	 * The peers that were called so far and are not forgotten.
	 * @return their names
	 */
	public Collection<String> names() {
		return List.copyOf(this.connections.keySet());
	}

	/**
	 * Watch all peers, also those that are called later.
	 * @param watcher is told what they say
	 */
	public void watch(PeerWatcher watcher) {
		this.watchers.add(watcher);
	}

	/**
	 * Tell all connected peers again what this ensemble is, because that changed.
	 */
	public void introduce() {
		this.connections.values().forEach(PeerConnection::introduce);
	}

	/**
	 * Say goodbye to all peers and close.
	 * @param reason why
	 */
	public void close(String reason) {
		this.connections.values().forEach((connection) -> connection.close(reason));
	}

	/**
	 * All watchers as one.
	 */
	private final class Watchers implements PeerWatcher {

		@Override
		public void received(String peer, Message message) {
			Peers.this.watchers.forEach((watcher) -> watcher.received(peer, message));
		}

		@Override
		public void disconnected(String peer) {
			Peers.this.watchers.forEach((watcher) -> watcher.disconnected(peer));
		}

	}

}
