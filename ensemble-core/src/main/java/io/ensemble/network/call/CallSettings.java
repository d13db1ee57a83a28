package io.ensemble.network.call;

import java.time.Duration;

/**
 * What holds for calls that say nothing else.
 *
 * @param ensemble the name of this ensemble
 * @param timeout how long to wait for a result
 * @param connectTimeout how long to wait for a connection
 * @param partialGrace how long to wait for the partial output of work that was told to
 * stop
 */
public record CallSettings(String ensemble, Duration timeout, Duration connectTimeout, Duration partialGrace) {

	/**
	 * The documented defaults.
	 * @param ensemble the name of this ensemble
	 * @return settings that nobody changed
	 */
	public static CallSettings defaults(String ensemble) {
		return new CallSettings(ensemble, Duration.ofMinutes(30), Duration.ofSeconds(10), Duration.ofSeconds(5));
	}

}
