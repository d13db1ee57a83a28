package io.ensemble.autoconfigure.schedule;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

import io.ensemble.autoconfigure.PropertyRule;
import io.ensemble.schedule.tick.MissedTicks;
import io.ensemble.work.Priority;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What the ensemble does by itself.
 *
 * @param maxTasks how many schedules there may be
 * @param minInterval shortest time between two ticks of a schedule
 * @param maxCatchUp how many missed ticks are made up for at most, by a schedule that
 * makes up for all
 * @param tasks scheduled tasks by the name of the schedule
 */
@ConfigurationProperties("ensemble.schedule")
public record ScheduleProperties(@DefaultValue("1000") int maxTasks, @DefaultValue("10s") Duration minInterval,
		@DefaultValue("24") int maxCatchUp, @DefaultValue Map<String, ScheduledTaskProperties> tasks) {

	static final String PREFIX = "ensemble.schedule.tasks";

	public ScheduleProperties {
		PropertyRule.atLeast("ensemble.schedule.max-tasks", maxTasks, 0);
		PropertyRule.atLeast("ensemble.schedule.min-interval", minInterval, Duration.ofSeconds(1));
		PropertyRule.atLeast("ensemble.schedule.max-catch-up", maxCatchUp, 1);
		if (tasks.size() > maxTasks) {
			throw new InvalidConfigurationPropertyValueException(PREFIX, tasks.size() + " schedules",
					"There must not be more than ensemble.schedule.max-tasks, which is " + maxTasks + ".");
		}
		tasks = Map.copyOf(tasks);
	}

	/**
	 * A scheduled task.
	 *
	 * @param task task or tool of this ensemble that is done
	 * @param context input of the task
	 * @param cron when it is due, as a cron expression of six fields in Spring's dialect,
	 * such as {@code 0 0 * * * *} for every hour
	 * @param every time between two runs, counted from 1970 so that all replicas agree;
	 * instead of a cron expression
	 * @param zone time zone of the cron expression
	 * @param broadcastTo topic that each result is sent to
	 * @param missed what becomes of ticks that passed while no replica was there
	 * @param priority priority of the work
	 * @param enabled whether it is scheduled at all
	 */
	public record ScheduledTaskProperties(@Nullable String task, @DefaultValue("") String context,
			@Nullable String cron, @Nullable Duration every, @DefaultValue("UTC") ZoneId zone,
			@Nullable String broadcastTo, @DefaultValue("RUN_ONCE") MissedTicks missed,
			@DefaultValue("NORMAL") Priority priority, @DefaultValue("true") boolean enabled) {
	}

}
