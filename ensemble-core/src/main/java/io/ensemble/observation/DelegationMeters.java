package io.ensemble.observation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.ensemble.network.DelegationListener;
import io.ensemble.network.RemoteTarget;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Times what is asked of other ensembles. The outcome is that of the work as the caller
 * saw it: who did not answer in time has expired, who was out of reach has failed.
 */
public class DelegationMeters implements DelegationListener {

	private static final Map<String, String> OUTCOMES = Map.of("refused", "rejected", "timeout", "expired",
			"unreachable", "failed");

	private final String ensemble;

	private final MeterRegistry registry;

	private final Map<Object, Timer> timers = new ConcurrentHashMap<>();

	/**
	 * Measure into a registry.
	 * @param ensemble the name of this ensemble
	 * @param registry where meters are kept
	 */
	public DelegationMeters(String ensemble, MeterRegistry registry) {
		this.ensemble = ensemble;
		this.registry = registry;
	}

	@Override
	public void ended(RemoteTarget target, String outcome, Duration duration) {
		this.timers.computeIfAbsent(List.of(target, outcome), (ended) -> timer(target, outcome)).record(duration);
	}

	private Timer timer(RemoteTarget target, String outcome) {
		return Timer.builder("agentensemble.network.delegate")
			.description("Time from asking another ensemble to its answer")
			.tags("ensemble", this.ensemble, "target", target.ensemble(), "task", target.name(), "outcome",
					OUTCOMES.getOrDefault(outcome, outcome))
			.register(this.registry);
	}

}
