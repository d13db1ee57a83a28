package io.ensemble.observation;

import java.util.function.IntSupplier;

import io.ensemble.engine.EngineSettings;
import io.ensemble.engine.LastKnown;
import io.ensemble.engine.execution.attempt.InFlight;
import io.ensemble.transport.WorkQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * How busy the ensemble is. Reading waits a moment for a store; if it is away, the depth
 * of the queue is the last one that it told.
 */
public class EnsembleGauges implements MeterBinder {

	private final EngineSettings settings;

	private final InFlight inFlight;

	private final LastKnown<Long> depth;

	private final IntSupplier replicas;

	/**
	 * Create the gauges.
	 * @param settings the name and the limit
	 * @param inFlight what runs here
	 * @param queue what waits
	 * @param replicas how many processes share it
	 */
	public EnsembleGauges(EngineSettings settings, InFlight inFlight, WorkQueue queue, IntSupplier replicas) {
		this.settings = settings;
		this.inFlight = inFlight;
		this.depth = new LastKnown<>(() -> queue.depth().toCompletableFuture(), 0L);
		this.replicas = replicas;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Tags tags = Tags.of("ensemble", this.settings.ensemble());
		Gauge.builder("agentensemble.active.tasks", this.inFlight, InFlight::size)
			.description("Tasks and tools that run in this replica")
			.tags(tags)
			.strongReference(true)
			.register(registry);
		Gauge.builder("agentensemble.queued.requests", this, EnsembleGauges::queued)
			.description("Requests that wait, divided by the replicas that share them")
			.tags(tags)
			.strongReference(true)
			.register(registry);
		Gauge.builder("agentensemble.max.concurrent", this.settings, EngineSettings::maxConcurrent)
			.description("How much may run at once")
			.tags(tags)
			.strongReference(true)
			.register(registry);
		Gauge.builder("agentensemble.capacity.utilization", this, EnsembleGauges::utilization)
			.description("Running over the highest number that may run, 0 to 1")
			.tags(tags)
			.strongReference(true)
			.register(registry);
	}

	private double queued() {
		return (double) this.depth.get() / this.replicas.getAsInt();
	}

	private double utilization() {
		return Math.min(1.0, (double) this.inFlight.size() / this.settings.maxConcurrent());
	}

}
