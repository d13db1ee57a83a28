package io.ensemble.autoconfigure.network;

import io.ensemble.network.catalogue.PeerWatch;
import io.ensemble.network.peer.Peers;

import org.springframework.context.SmartLifecycle;

/**
 * Says goodbye to the peers once the ensemble has drained: what still runs may need them
 * until then.
 */
public class PeersLifecycle implements SmartLifecycle {

	/** Begins before the ensemble works, ends after it has drained. */
	public static final int PHASE = Integer.MAX_VALUE - 768;

	private final Peers peers;

	private final PeerWatch watch;

	private volatile boolean running;

	PeersLifecycle(Peers peers, PeerWatch watch) {
		this.peers = peers;
		this.watch = watch;
	}

	@Override
	public void start() {
		this.running = true;
		this.watch.start();
	}

	@Override
	public void stop() {
		this.running = false;
		this.peers.close("shutdown");
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
