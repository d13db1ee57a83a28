package io.ensemble.network.catalogue;

import java.util.List;

import io.ensemble.protocol.part.SharedCapability;

/**
 * What one peer said last.
 *
 * @param capabilities what it shares
 * @param open whether it takes requests
 * @param load 0 idle to 1 full; 0 if it never said
 */
record PeerEntry(List<SharedCapability> capabilities, boolean open, double load) {

	static final PeerEntry NEW = new PeerEntry(List.of(), true, 0);

	PeerEntry {
		capabilities = List.copyOf(capabilities);
	}

	PeerEntry sharing(List<SharedCapability> shared) {
		return new PeerEntry(shared, true, this.load);
	}

	PeerEntry closed() {
		return new PeerEntry(this.capabilities, false, this.load);
	}

	PeerEntry loaded(boolean takesRequests, double newLoad) {
		return new PeerEntry(this.capabilities, takesRequests, newLoad);
	}

}
