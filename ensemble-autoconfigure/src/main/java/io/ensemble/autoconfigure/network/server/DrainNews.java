package io.ensemble.autoconfigure.network.server;

import io.ensemble.autoconfigure.EnsembleIdentity;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.lifecycle.EnsembleState;
import io.ensemble.network.server.PeerServer;
import io.ensemble.protocol.message.DiscoveryMessage.CapacityUpdate;

/**
 * Tells everybody who is connected that the ensemble drains, so that they ask others.
 */
class DrainNews {

	private final EnsembleIdentity identity;

	private final EngineSettings settings;

	private final InFlight inFlight;

	private final PeerServer server;

	DrainNews(EnsembleIdentity identity, EngineSettings settings, InFlight inFlight, PeerServer server) {
		this.identity = identity;
		this.settings = settings;
		this.inFlight = inFlight;
		this.server = server;
	}

	void tell(EnsembleState state) {
		if (state == EnsembleState.DRAINING) {
			int max = this.settings.maxConcurrent();
			double load = Math.min(1.0, (double) this.inFlight.size() / max);
			this.server.broadcast(CapacityUpdate.class, new CapacityUpdate(this.identity.name(), this.identity.realm(),
					"draining", load, max, false, null, 0, null));
		}
	}

}
