package io.ensemble.schedule;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what schedules do. Names of schedules are configured, so there are few.
 */
public class ScheduleMeters implements ScheduleListener {

	private final String ensemble;

	private final MeterRegistry registry;

	/**
	 * Measure into a registry.
	 * @param ensemble the name of the ensemble
	 * @param registry where meters are kept
	 */
	public ScheduleMeters(String ensemble, MeterRegistry registry) {
		this.ensemble = ensemble;
		this.registry = registry;
	}

	@Override
	public void ran(String schedule) {
		counter("agentensemble.schedule.runs", "Work that a schedule handed in", schedule).increment();
	}

	@Override
	public void missed(String schedule, long ticks) {
		counter("agentensemble.schedule.missed", "Ticks whose time passed without a run", schedule).increment(ticks);
	}

	private Counter counter(String name, String description, String schedule) {
		return Counter.builder(name)
			.description(description)
			.tags("ensemble", this.ensemble, "schedule", schedule)
			.register(this.registry);
	}

}
