package io.ensemble.autoconfigure.schedule;

import java.time.Duration;
import java.time.Instant;

import io.ensemble.autoconfigure.schedule.ScheduleProperties.ScheduledTaskProperties;
import io.ensemble.engine.delivery.DeliveryChannels;
import io.ensemble.schedule.Schedule;
import io.ensemble.schedule.tick.CronTicks;
import io.ensemble.schedule.tick.IntervalTicks;
import io.ensemble.schedule.tick.Ticks;
import io.ensemble.work.DeliveryMethod;
import io.ensemble.work.DeliverySpec;
import io.ensemble.work.InvalidRequestException;
import io.ensemble.work.Limits;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.scheduling.support.CronExpression;

/**
 * Makes a schedule of its properties; whatever is wrong with it is said with the name of
 * the property.
 */
final class ScheduleDefinition {

	private static final int TICKS_LOOKED_AT = 100;

	private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

	private final String name;

	private final ScheduledTaskProperties properties;

	private final Duration shortest;

	ScheduleDefinition(String name, ScheduledTaskProperties properties, Duration shortest) {
		this.name = name;
		this.properties = properties;
		this.shortest = shortest;
	}

	Schedule toSchedule(DeliveryChannels channels) {
		require(Limits.isName(this.name) && this.name.length() <= Schedule.MAX_NAME_LENGTH, null, this.name,
				"The name of a schedule must be 1 to " + Schedule.MAX_NAME_LENGTH + " characters of [A-Za-z0-9._-].");
		String task = this.properties.task();
		if (task == null || !Limits.isName(task)) {
			throw invalid("task", task, "It must name a task or tool of this ensemble.");
		}
		return new Schedule(this.name, task, this.properties.context(), this.properties.priority(), delivery(channels),
				ticks(), this.properties.missed());
	}

	private DeliverySpec delivery(DeliveryChannels channels) {
		String topic = this.properties.broadcastTo();
		if (topic == null) {
			return DeliverySpec.DEFAULT;
		}
		try {
			DeliverySpec delivery = new DeliverySpec(DeliveryMethod.TOPIC, topic);
			channels.check(delivery);
			return delivery;
		}
		catch (InvalidRequestException ex) {
			throw invalid("broadcast-to", topic, "It " + ex.getMessage() + ". "
					+ "Topics are listed in topic-addresses of the transport, such as ensemble.transport.jdbc.topic-addresses.");
		}
	}

	private Ticks ticks() {
		String cron = this.properties.cron();
		Duration every = this.properties.every();
		require(cron == null || every == null, "every", every, "Either cron or every is set, not both.");
		if (every != null) {
			require(every.compareTo(this.shortest) >= 0, "every", every, "It must be at least " + this.shortest + ".");
			return new IntervalTicks(every);
		}
		if (cron == null) {
			throw invalid("cron", null, "Either cron or every must be set.");
		}
		return cron(cron);
	}

	private Ticks cron(String cron) {
		try {
			return checked(cron, new CronTicks(CronExpression.parse(cron), this.properties.zone()));
		}
		catch (IllegalArgumentException ex) {
			throw invalid("cron", cron, "It is no cron expression of six fields.");
		}
	}

	private Ticks checked(String cron, Ticks ticks) {
		Instant tick = ticks.after(FIRST);
		require(tick != null, "cron", cron, "There is no such time.");
		for (int i = 0; i < TICKS_LOOKED_AT && tick != null; i++) {
			Instant next = ticks.after(tick);
			require(next == null || Duration.between(tick, next).compareTo(this.shortest) >= 0, "cron", cron,
					"Ticks must be at least " + this.shortest + " apart.");
			tick = next;
		}
		return ticks;
	}

	private void require(boolean valid, @Nullable String property, @Nullable Object value, String reason) {
		if (!valid) {
			throw invalid(property, value, reason);
		}
	}

	private InvalidConfigurationPropertyValueException invalid(@Nullable String property, @Nullable Object value,
			String reason) {
		String schedule = ScheduleProperties.PREFIX + "." + this.name;
		return new InvalidConfigurationPropertyValueException((property != null) ? schedule + "." + property : schedule,
				(value != null) ? value : "", reason);
	}

}
