package io.ensemble.autoconfigure.network.server;

import java.util.concurrent.ExecutorService;

import io.ensemble.autoconfigure.network.PeersLifecycle;
import io.ensemble.network.server.PeerServer;

import org.springframework.context.SmartLifecycle;

/**
 * Keeps the connections of peers open until the ensemble has drained. A result that a
 * slow peer has not read by then it can ask for again where a durable store has it.
 */
class PeerServerLifecycle implements SmartLifecycle {

	private final PeerServer server;

	private final ExecutorService blockingSends;

	private volatile boolean running;

	PeerServerLifecycle(PeerServer server, ExecutorService blockingSends) {
		this.server = server;
		this.blockingSends = blockingSends;
	}

	ExecutorService blockingSends() {
		return this.blockingSends;
	}

	@Override
	public void start() {
		this.running = true;
		this.server.start();
	}

	@Override
	public void stop() {
		this.running = false;
		this.server.stop();
		this.blockingSends.shutdown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PeersLifecycle.PHASE;
	}

}
