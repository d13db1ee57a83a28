package io.ensemble.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Times as the stores hold them: microseconds since the epoch.
 */
public final class Micros {

	private Micros() {
	}

	/**
	 * To a store.
	 * @param instant a time
	 * @return microseconds since the epoch
	 */
	public static long of(Instant instant) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
	}

	/**
	 * To a store.
	 * @param duration a time span
	 * @return microseconds
	 */
	public static long of(Duration duration) {
		return TimeUnit.MICROSECONDS.convert(duration);
	}

	/**
	 * To a store.
	 * @param instant a time, or none
	 * @return microseconds since the epoch, or none
	 */
	public static @Nullable Long orNull(@Nullable Instant instant) {
		return (instant != null) ? of(instant) : null;
	}

	/**
	 * From a store.
	 * @param micros microseconds since the epoch
	 * @return the time
	 */
	public static Instant instant(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}

}
