package io.ensemble.transport;

import java.time.Duration;

import io.ensemble.work.Priority;

/**
 * The order of waiting work: a score that is fixed at acceptance, {@code score =
 * acceptedAt - bonus(priority)}, smallest first. Within a priority that is first in,
 * first out; a waiting LOW overtakes a later HIGH after the difference of their bonuses,
 * so nothing starves and nothing is ever recomputed.
 *
 * @param critical bonus of CRITICAL
 * @param high bonus of HIGH
 * @param normal bonus of NORMAL
 * @param low bonus of LOW
 */
public record Ageing(Duration critical, Duration high, Duration normal, Duration low) {

	/** The bonuses of an ensemble that configures none. */
	public static final Ageing DEFAULT = new Ageing(Duration.ofHours(24), Duration.ofMinutes(30), Duration.ofMinutes(5),
			Duration.ZERO);

	private static final long NANOS_PER_MICRO = 1_000;

	/**
	 * The score of a request.
	 * @param acceptedAt when it was accepted, in microseconds, strictly increasing per
	 * ensemble
	 * @param priority its priority
	 * @return the score; smaller runs earlier
	 */
	public long score(long acceptedAt, Priority priority) {
		return acceptedAt - bonus(priority).toNanos() / NANOS_PER_MICRO;
	}

	private Duration bonus(Priority priority) {
		return switch (priority) {
			case CRITICAL -> this.critical;
			case HIGH -> this.high;
			case NORMAL -> this.normal;
			case LOW -> this.low;
		};
	}

}
