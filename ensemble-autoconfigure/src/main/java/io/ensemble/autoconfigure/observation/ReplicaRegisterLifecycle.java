package io.ensemble.autoconfigure.observation;

import io.ensemble.engine.replica.ReplicaRegister;

import org.springframework.context.SmartLifecycle;

/**
 * This process counts among the replicas while it takes work.
 */
class ReplicaRegisterLifecycle implements SmartLifecycle {

	/** One after the ensemble itself. */
	private static final int PHASE = Integer.MAX_VALUE - 511;

	private final ReplicaRegister replicas;

	private volatile boolean running;

	ReplicaRegisterLifecycle(ReplicaRegister replicas) {
		this.replicas = replicas;
	}

	@Override
	public void start() {
		this.replicas.start();
		this.running = true;
	}

	@Override
	public void stop() {
		this.replicas.stop();
		this.running = false;
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
