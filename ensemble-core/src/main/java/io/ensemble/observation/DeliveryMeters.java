package io.ensemble.observation;

import java.util.Locale;

import io.ensemble.engine.delivery.DeliveryListener;
import io.ensemble.engine.delivery.attempt.DeliveryBacklog;
import io.ensemble.transport.delivery.Delivery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts attempts at deliveries by method and outcome, and results that have not arrived.
 * Reading never waits for a store.
 */
public class DeliveryMeters implements DeliveryListener, MeterBinder {

	private final String ensemble;

	private final DeliveryBacklog deliveries;

	private final MeterRegistry registry;

	/**
	 * Measure into a registry.
	 * @param ensemble the name of the ensemble
	 * @param deliveries what has not arrived
	 * @param registry where attempts are counted
	 */
	public DeliveryMeters(String ensemble, DeliveryBacklog deliveries, MeterRegistry registry) {
		this.ensemble = ensemble;
		this.deliveries = deliveries;
		this.registry = registry;
	}

	@Override
	public void attempted(Delivery delivery, Outcome outcome) {
		Counter.builder("agentensemble.deliveries")
			.description("Attempts to deliver results, by how they ended")
			.tags("ensemble", this.ensemble, "method", label(delivery.record().request().delivery().method()),
					"outcome", label(outcome))
			.register(this.registry)
			.increment();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Tags tags = Tags.of("ensemble", this.ensemble);
		Gauge.builder("agentensemble.pending.deliveries", this.deliveries, (all) -> all.lastKnownCounts().pending())
			.description("Results on their way")
			.tags(tags)
			.strongReference(true)
			.register(registry);
		Gauge.builder("agentensemble.undelivered.results", this.deliveries, (all) -> all.lastKnownCounts().givenUp())
			.description("Results whose delivery was given up")
			.tags(tags)
			.strongReference(true)
			.register(registry);
	}

	private static String label(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
