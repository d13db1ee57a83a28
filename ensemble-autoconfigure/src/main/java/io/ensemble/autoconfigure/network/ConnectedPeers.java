package io.ensemble.autoconfigure.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.ensemble.autoconfigure.KnownPeers;
import io.ensemble.network.peer.Peers;
import io.ensemble.network.server.SeenPeer;
import io.ensemble.protocol.http.EnsembleBody;

/**
 * The ensembles that this one has called, and those that have come to it.
 */
class ConnectedPeers implements KnownPeers {

	private final Peers called;

	private final Supplier<? extends Collection<SeenPeer>> came;

	ConnectedPeers(Peers called, Supplier<? extends Collection<SeenPeer>> came) {
		this.called = called;
		this.came = came;
	}

	@Override
	public List<EnsembleBody.Peer> peers() {
		List<EnsembleBody.Peer> peers = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (SeenPeer peer : this.came.get()) {
			if (names.add(peer.name())) {
				peers.add(new EnsembleBody.Peer(peer.name(), peer.realm(), "CONNECTED"));
			}
		}
		for (String name : this.called.names()) {
			if (names.add(name)) {
				boolean connected = this.called.connection(name).isConnected();
				peers.add(new EnsembleBody.Peer(name, null, connected ? "CONNECTED" : "DISCONNECTED"));
			}
		}
		peers.sort(Comparator.comparing(EnsembleBody.Peer::ensemble));
		return peers;
	}

}
