package io.ensemble.schedule.tick;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.support.CronExpression;

/**
 * Ticks of a cron expression in Spring's dialect, on the clocks of a time zone. A time of
 * day that a change of the clocks skips or repeats is what {@link CronExpression} makes
 * of it.
 *
 * @param expression the expression, of six fields
 * @param zone whose clocks count
 */
public record CronTicks(CronExpression expression, ZoneId zone) implements Ticks {

	@Override
	public @Nullable Instant after(Instant instant) {
		ZonedDateTime next = this.expression.next(instant.atZone(this.zone));
		return (next != null) ? next.toInstant() : null;
	}

}
