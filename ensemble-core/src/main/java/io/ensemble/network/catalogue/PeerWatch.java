package io.ensemble.network.catalogue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import io.ensemble.network.peer.Peers;

/**
 * Keeps connections to the peers that the catalogue should know, from when the first
 * agent depends on it. These are the peers that are listed, and those that came by
 * themselves: they are called back at their own address, never over the connection that
 * they made. Thread-safe.
 */
public class PeerWatch {

	private final String ensemble;

	private final Set<String> listed;

	private final Peers peers;

	private final Set<String> names = new LinkedHashSet<>();

	private boolean started;

	private boolean needed;

	/**
	 * Watch nobody yet.
	 * @param ensemble the name of this ensemble
	 * @param listed the names of peers whose addresses are configured
	 * @param peers the connections
	 */
	public PeerWatch(String ensemble, Collection<String> listed, Peers peers) {
		this.ensemble = ensemble;
		this.listed = Set.copyOf(listed);
		this.peers = peers;
		this.listed.stream().filter((name) -> !name.equals(ensemble)).forEach(this.names::add);
	}

	/**
	 * The ensemble is up, and may connect.
	 */
	public void start() {
		keepAll(true, false);
	}

	/**
	 * Somebody depends on what peers share.
	 */
	public void need() {
		keepAll(false, true);
	}

	/**
	 * A peer has connected and registered. A name with a dot is followed only if it is
	 * listed: as a host name it could lead anywhere.
	 * @param peer the name that it goes by
	 */
	public void came(String peer) {
		if (peer.equals(this.ensemble) || (peer.contains(".") && !this.listed.contains(peer))) {
			return;
		}
		synchronized (this) {
			this.names.add(peer);
			if (!this.started || !this.needed) {
				return;
			}
		}
		this.peers.connection(peer).keep();
	}

	private void keepAll(boolean starts, boolean isNeeded) {
		Set<String> now;
		synchronized (this) {
			boolean before = this.started && this.needed;
			this.started |= starts;
			this.needed |= isNeeded;
			now = (!before && this.started && this.needed) ? Set.copyOf(this.names) : Set.of();
		}
		now.forEach((name) -> this.peers.connection(name).keep());
	}

}
