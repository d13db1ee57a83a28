package io.ensemble.autoconfigure.web.ensemble;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;

/**
 * Probes that say what the application's availability says.
 */
class AvailabilityProbes implements HealthProbes {

	private final ApplicationAvailability availability;

	/**
	 * Ask an application.
	 * @param availability its availability
	 */
	AvailabilityProbes(ApplicationAvailability availability) {
		this.availability = availability;
	}

	@Override
	public String liveness() {
		return (this.availability.getLivenessState() == LivenessState.BROKEN) ? DOWN : UP;
	}

	@Override
	public String readiness() {
		return (this.availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) ? UP : OUT_OF_SERVICE;
	}

}
