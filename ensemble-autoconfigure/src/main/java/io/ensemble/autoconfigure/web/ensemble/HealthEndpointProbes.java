package io.ensemble.autoconfigure.web.ensemble;

import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;

/**
 * Probes that say what the probe groups of the actuator say, and what the availability
 * says where a group is missing.
 */
class HealthEndpointProbes implements HealthProbes {

	private final HealthEndpoint health;

	private final HealthProbes otherwise;

	/**
	 * Ask an actuator.
	 * @param health knows the groups
	 * @param otherwise is asked for groups that do not exist
	 */
	HealthEndpointProbes(HealthEndpoint health, HealthProbes otherwise) {
		this.health = health;
		this.otherwise = otherwise;
	}

	@Override
	public String liveness() {
		HealthComponent group = this.health.healthForPath("liveness");
		return (group != null) ? status(group) : this.otherwise.liveness();
	}

	@Override
	public String readiness() {
		HealthComponent group = this.health.healthForPath("readiness");
		return (group != null) ? status(group) : this.otherwise.readiness();
	}

	private static String status(HealthComponent group) {
		Status status = group.getStatus();
		if (Status.DOWN.equals(status)) {
			return DOWN;
		}
		return Status.OUT_OF_SERVICE.equals(status) ? OUT_OF_SERVICE : UP;
	}

}
