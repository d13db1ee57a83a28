package io.ensemble.transport.redis.client;

import java.time.Duration;

/**
 * Where else a write has to be before it counts.
 *
 * @param replicas on how many other servers; zero to wait for none
 * @param timeout how long they may take; less than the time-out of commands
 */
public record Replication(int replicas, Duration timeout) {

	boolean isWanted() {
		return this.replicas > 0;
	}

}
