package io.ensemble.observation;

import java.util.Locale;

import io.ensemble.transport.ingress.DeadEntryListener;
import io.ensemble.work.ErrorCode;
import io.ensemble.work.Ingress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts entries of queues and topics that no work could be made of, by reason.
 */
public class IngressMeters implements DeadEntryListener {

	private final String ensemble;

	private final MeterRegistry registry;

	/**
	 * Measure into a registry.
	 * @param ensemble the name of the ensemble
	 * @param registry where meters are kept
	 */
	public IngressMeters(String ensemble, MeterRegistry registry) {
		this.ensemble = ensemble;
		this.registry = registry;
	}

	@Override
	public void dead(Ingress ingress, ErrorCode reason) {
		Counter.builder("agentensemble.ingress.dead.letters")
			.description("Entries of queues and topics that were put aside unread")
			.tags("ensemble", this.ensemble, "ingress", ingress.name().toLowerCase(Locale.ROOT), "reason",
					reason.dashed())
			.register(this.registry)
			.increment();
	}

}
