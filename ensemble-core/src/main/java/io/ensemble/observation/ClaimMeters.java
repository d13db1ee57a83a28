package io.ensemble.observation;

import java.util.Locale;

import io.ensemble.network.claim.ClaimListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts this replica's claims on results of other ensembles, by how they ended.
 */
public class ClaimMeters implements ClaimListener {

	private final String ensemble;

	private final MeterRegistry registry;

	/**
	 * Measure into a registry.
	 * @param ensemble the name of the ensemble
	 * @param registry where meters are kept
	 */
	public ClaimMeters(String ensemble, MeterRegistry registry) {
		this.ensemble = ensemble;
		this.registry = registry;
	}

	@Override
	public void ended(Outcome outcome) {
		Counter.builder("agentensemble.claims")
			.description("Claims on results of other ensembles, by how they ended")
			.tags("ensemble", this.ensemble, "outcome", outcome.name().toLowerCase(Locale.ROOT))
			.register(this.registry)
			.increment();
	}

}
