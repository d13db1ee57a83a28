package io.ensemble.autoconfigure.web.ensemble;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.ensemble.autoconfigure.KnownPeers;
import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleState;
import io.ensemble.protocol.http.EnsembleBody;
import io.ensemble.transport.WorkQueue;

/**
 * How an ensemble is doing right now.
 *
 * @param settings its limits
 * @param lifecycle where it is in its life
 * @param inFlight what runs
 * @param queue what waits
 * @param directory whom it knows
 * @param clock the time
 */
record EnsembleVitals(EngineSettings settings, EnsembleLifecycle lifecycle, InFlight inFlight, WorkQueue queue,
		KnownPeers directory, InstantSource clock) {

	EnsembleState state() {
		return this.lifecycle.state();
	}

	int active() {
		return this.inFlight.size();
	}

	int maxConcurrent() {
		return this.settings.maxConcurrent();
	}

	CompletionStage<Long> queued() {
		return this.queue.depth();
	}

	List<EnsembleBody.Peer> peers() {
		return this.directory.peers();
	}

	Instant now() {
		return this.clock.instant();
	}

}
