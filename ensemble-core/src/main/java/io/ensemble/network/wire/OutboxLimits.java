package io.ensemble.network.wire;

import java.time.Duration;

/**
 * How much may wait for a slow reader.
 *
 * @param highWater from how many waiting bytes on news that can be done without is
 * dropped
 * @param hard from how many waiting bytes on the connection is given up
 * @param sendTime how long one send may take before the connection is given up
 */
public record OutboxLimits(int highWater, int hard, Duration sendTime) {

	/** 256 KiB, 8 MiB, 20 seconds. */
	public static final OutboxLimits DEFAULT = new OutboxLimits(256 * 1024, 8 * 1024 * 1024, Duration.ofSeconds(20));

}
