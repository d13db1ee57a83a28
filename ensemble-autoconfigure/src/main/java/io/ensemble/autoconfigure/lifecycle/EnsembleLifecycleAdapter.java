package io.ensemble.autoconfigure.lifecycle;

import java.time.Duration;

import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleState;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.DefaultLifecycleProcessor;

/**
 * Ties the life of the ensemble to the phases and the readiness of the application.
 */
class EnsembleLifecycleAdapter implements SmartLifecycle {

	/** Ends before the web server refuses requests, begins after it takes them. */
	private static final int PHASE = Integer.MAX_VALUE - 512;

	private static final Duration MARGIN = Duration.ofSeconds(5);

	private final EnsembleLifecycle lifecycle;

	private final Duration drainTimeout;

	private final ObjectProvider<DefaultLifecycleProcessor> phases;

	/**
	 * Tie the two together.
	 * @param lifecycle the life of the ensemble
	 * @param drainTimeout how long a drain may take
	 * @param application the application
	 * @param phases stops one phase after the other, and would not wait that long
	 */
	EnsembleLifecycleAdapter(EnsembleLifecycle lifecycle, Duration drainTimeout, ApplicationContext application,
			ObjectProvider<DefaultLifecycleProcessor> phases) {
		this.lifecycle = lifecycle;
		this.drainTimeout = drainTimeout;
		this.phases = phases;
		lifecycle.onChange((state) -> {
			if (state == EnsembleState.DRAINING) {
				AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
			}
		});
	}

	@Override
	public void start() {
		this.phases.ifAvailable(
				(processor) -> processor.setTimeoutForShutdownPhase(PHASE, this.drainTimeout.plus(MARGIN).toMillis()));
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
