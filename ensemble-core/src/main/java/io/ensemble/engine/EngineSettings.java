package io.ensemble.engine;

import java.time.Duration;

/**
 * The limits of one ensemble's engine.
 *
 * @param ensemble the name of the ensemble
 * @param maxConcurrent how much runs at once in this process
 * @param queueCapacity how much may wait
 * @param maxAttempts how often work may be started before it is a dead letter
 * @param retryBackoff how long work that failed waits for its next attempt
 * @param lease how long a claim holds without renewal
 * @param initialServiceTime what work is expected to take until something was measured
 * @param maxContextSize the largest context, in bytes of UTF-8
 * @param maxDeadline the longest deadline
 * @param maxHops how many ensembles may pass a request on
 */
public record EngineSettings(String ensemble, int maxConcurrent, int queueCapacity, int maxAttempts,
		RetryBackoff retryBackoff, Duration lease, Duration initialServiceTime, int maxContextSize,
		Duration maxDeadline, int maxHops) {

	/**
	 * The documented defaults.
	 * @param ensemble the name of the ensemble
	 * @return settings that nobody changed
	 */
	public static EngineSettings defaults(String ensemble) {
		return new EngineSettings(ensemble, 10, 10_000, 5, RetryBackoff.DEFAULT, Duration.ofSeconds(30),
				Duration.ofSeconds(30), 1 << 20, Duration.ofDays(30), 8);
	}

}
