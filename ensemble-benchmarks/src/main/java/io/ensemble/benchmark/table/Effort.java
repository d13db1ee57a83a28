package io.ensemble.benchmark.table;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param repeats how often everything is measured, in turns
 * @param warmUp before each measurement
 * @param time each measurement
 */
public record Effort(int repeats, Duration warmUp, Duration time) {

	/** For figures to be quoted. */
	public static final Effort FULL = new Effort(3, Duration.ofSeconds(4), Duration.ofSeconds(5));

	/** For a look. */
	public static final Effort QUICK = new Effort(1, Duration.ofSeconds(2), Duration.ofSeconds(2));

}
