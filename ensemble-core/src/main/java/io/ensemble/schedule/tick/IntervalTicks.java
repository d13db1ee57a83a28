package io.ensemble.schedule.tick;

import java.time.Duration;
import java.time.Instant;

import org.springframework.util.Assert;

/**
 * Ticks at equal distances, counted from 1970-01-01T00:00Z so that all processes agree.
 *
 * @param every the distance, at least a millisecond
 */
public record IntervalTicks(Duration every) implements Ticks {

	public IntervalTicks {
		Assert.isTrue(every.toMillis() > 0, "An interval must be at least a millisecond");
	}

	@Override
	public Instant after(Instant instant) {
		long millis = this.every.toMillis();
		return Instant.ofEpochMilli((Math.floorDiv(instant.toEpochMilli(), millis) + 1) * millis);
	}

}
