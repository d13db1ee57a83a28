package io.ensemble.transport.jdbc.database;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Times as the tables hold them: microseconds since the epoch.
 */
public final class Micros {

	private Micros() {
	}

	/**
	 * To the database.
	 * @param instant a time
	 * @return microseconds since the epoch
	 */
	public static long of(Instant instant) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
	}

	/**
	 * To the database.
	 * @param duration a time span
	 * @return microseconds
	 */
	public static long of(Duration duration) {
		return TimeUnit.MICROSECONDS.convert(duration);
	}

	/**
	 * To the database.
	 * @param instant a time, or none
	 * @return microseconds since the epoch, or none
	 */
	public static @Nullable Long orNull(@Nullable Instant instant) {
		return (instant != null) ? of(instant) : null;
	}

	/**
	 * From the database.
	 * @param micros microseconds since the epoch
	 * @return the time
	 */
	public static Instant instant(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}

}
