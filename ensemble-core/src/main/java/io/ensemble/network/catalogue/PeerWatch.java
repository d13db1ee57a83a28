package io.ensemble.network.catalogue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.ensemble.network.peer.Peers;

/**
 * Keeps connections to the peers that the catalogue should know, from when the first
 * agent depends on it. These are the peers that are listed, and those that came by
 * themselves: they are called back at their own address, never over the connection that
 * they made. Of those that are not listed only so many are kept: when another one comes,
 * the one that came longest ago and cannot be reached is forgotten. Thread-safe.
 */
public class PeerWatch {

	/** How many peers are kept that are not listed. */
	static final int MAX_UNLISTED = 256;

	private final String ensemble;

	private final Set<String> listed;

	private final Peers peers;

	private final Set<String> unlisted = new LinkedHashSet<>();

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
		this.listed = listed.stream().filter((name) -> !name.equals(ensemble)).collect(Collectors.toUnmodifiableSet());
		this.peers = peers;
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
		boolean follows = this.listed.contains(peer)
				|| (!peer.equals(this.ensemble) && !peer.contains(".") && admit(peer));
		if (follows && isUp()) {
			this.peers.connection(peer).keep();
		}
	}

	private synchronized boolean admit(String peer) {
		if (!this.unlisted.remove(peer) && this.unlisted.size() >= MAX_UNLISTED && !forgetOne()) {
			return false;
		}
		return this.unlisted.add(peer);
	}

	private boolean forgetOne() {
		Optional<String> gone = this.unlisted.stream().filter(this.peers::forget).findFirst();
		gone.ifPresent(this.unlisted::remove);
		return gone.isPresent();
	}

	private synchronized boolean isUp() {
		return this.started && this.needed;
	}

	private void keepAll(boolean starts, boolean isNeeded) {
		Set<String> now;
		synchronized (this) {
			boolean before = isUp();
			this.started |= starts;
			this.needed |= isNeeded;
			now = new LinkedHashSet<>();
			if (!before && isUp()) {
				now.addAll(this.listed);
				now.addAll(this.unlisted);
			}
		}
		now.forEach((name) -> this.peers.connection(name).keep());
	}

}
