package io.ensemble.autoconfigure.lifecycle;

import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleState;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Ties the life of the ensemble to the phases and the readiness of the application.
 */
class EnsembleLifecycleAdapter implements SmartLifecycle {

	/** Ends before the web server refuses requests, begins after it takes them. */
	private static final int PHASE = Integer.MAX_VALUE - 512;

	private final EnsembleLifecycle lifecycle;

	/**
	 * Tie the two together.
	 * @param lifecycle the life of the ensemble
	 * @param application the application
	 */
	EnsembleLifecycleAdapter(EnsembleLifecycle lifecycle, ApplicationContext application) {
		this.lifecycle = lifecycle;
		lifecycle.onChange((state) -> {
			if (state == EnsembleState.DRAINING) {
				AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
			}
		});
	}

	@Override
	public void start() {
		this.lifecycle.start();
	}

	@Override
	public void stop(Runnable callback) {
		this.lifecycle.drain().whenComplete((drained, failure) -> {
			this.lifecycle.stop();
			callback.run();
		});
	}

	@Override
	public void stop() {
		this.lifecycle.stop();
	}

	@Override
	public boolean isRunning() {
		EnsembleState state = this.lifecycle.state();
		return state == EnsembleState.READY || state == EnsembleState.DRAINING;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
