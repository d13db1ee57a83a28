package io.ensemble.autoconfigure.schedule;

import java.util.List;

import io.ensemble.autoconfigure.capability.KnownTasks;
import io.ensemble.capability.CapabilityRegistry;
import io.ensemble.lifecycle.EnsembleLifecycle;
import io.ensemble.lifecycle.EnsembleState;
import io.ensemble.schedule.Schedule;
import io.ensemble.schedule.Schedules;

import org.springframework.context.SmartLifecycle;

/**
 * Schedules run while the ensemble takes work: they begin when it is ready, and end with
 * the first sign of a drain.
 */
class SchedulesLifecycle implements SmartLifecycle {

	/** One after the ensemble itself. */
	private static final int PHASE = Integer.MAX_VALUE - 511;

	private final List<Schedule> definitions;

	private final Schedules schedules;

	private final CapabilityRegistry capabilities;

	private volatile boolean running;

	SchedulesLifecycle(List<Schedule> definitions, Schedules schedules, CapabilityRegistry capabilities,
			EnsembleLifecycle lifecycle) {
		this.definitions = definitions;
		this.schedules = schedules;
		this.capabilities = capabilities;
		lifecycle.onChange((state) -> {
			if (state == EnsembleState.DRAINING) {
				schedules.stop();
			}
		});
	}

	@Override
	public void start() {
		this.definitions.forEach(this::requireTask);
		this.schedules.start();
		this.running = true;
	}

	private void requireTask(Schedule schedule) {
		KnownTasks.require(this.capabilities, ScheduleProperties.PREFIX + "." + schedule.name() + ".task",
				schedule.task());
	}

	@Override
	public void stop() {
		this.schedules.stop();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
