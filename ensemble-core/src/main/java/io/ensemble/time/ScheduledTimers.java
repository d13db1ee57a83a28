package io.ensemble.time;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Timers on a JDK scheduler.
 */
public final class ScheduledTimers implements Timers {

	private final ScheduledExecutorService scheduler;

	/**
	 * Use the given scheduler.
	 * @param scheduler runs the tasks; owned by the caller
	 */
	public ScheduledTimers(ScheduledExecutorService scheduler) {
		this.scheduler = scheduler;
	}

	@Override
	public Timer schedule(Duration delay, Runnable task) {
		ScheduledFuture<?> future = this.scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> future.cancel(false);
	}

}
