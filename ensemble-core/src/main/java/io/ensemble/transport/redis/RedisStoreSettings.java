package io.ensemble.transport.redis;

import java.time.Duration;

import io.ensemble.transport.Ageing;
import io.ensemble.transport.redis.client.Replication;
import io.ensemble.work.Limits;
import io.ensemble.work.Priority;

/**
 * Where in Redis an ensemble keeps its work, and for how long.
 *
 * @param keyPrefix begins all keys; must not contain braces
 * @param ensemble the ensemble's name. In braces it follows the prefix, so that all keys
 * of an ensemble are on one node of a cluster
 * @param ageing the order of waiting work; no bonus may be longer than 140 years, as
 * Redis keeps scores as doubles, which hold microseconds exactly below 2^53
 * @param resultTtl how long final records are kept, except dead letters
 * @param tombstoneTtl how long after that it is known that they were there
 * @param replicas how many replicas must have a request, or a change of shared memory,
 * before it counts
 * @param replicationTimeout how long they may take
 */
public record RedisStoreSettings(String keyPrefix, String ensemble, Ageing ageing, Duration resultTtl,
		Duration tombstoneTtl, int replicas, Duration replicationTimeout) {

	private static final long EXACT = 1L << 52;

	public RedisStoreSettings {
		if (keyPrefix.indexOf('{') >= 0 || keyPrefix.indexOf('}') >= 0) {
			throw new IllegalArgumentException("The key prefix must not contain braces");
		}
		if (!Limits.isName(ensemble)) {
			throw new IllegalArgumentException("The ensemble's name must be 1 to 128 characters of [A-Za-z0-9._-]");
		}
		for (Priority priority : Priority.values()) {
			if (Math.abs(ageing.score(0, priority)) > EXACT) {
				throw new IllegalArgumentException("The bonus of " + priority + " is too long for Redis");
			}
		}
	}

	/**
	 * Keep work with default names, without waiting for replicas.
	 * @param ensemble the ensemble's name
	 * @param ageing the order of waiting work
	 * @param resultTtl how long final records are kept
	 * @param tombstoneTtl how long after that it is known that they were there
	 * @return the settings
	 */
	public static RedisStoreSettings of(String ensemble, Ageing ageing, Duration resultTtl, Duration tombstoneTtl) {
		return new RedisStoreSettings("ensemble:", ensemble, ageing, resultTtl, tombstoneTtl, 0, Duration.ZERO);
	}

	/**
	 * Keep the work of another ensemble in the same way.
	 * @param other its name
	 * @return the settings
	 */
	public RedisStoreSettings of(String other) {
		return new RedisStoreSettings(this.keyPrefix, other, this.ageing, this.resultTtl, this.tombstoneTtl,
				this.replicas, this.replicationTimeout);
	}

	Replication replication() {
		return new Replication(this.replicas, this.replicationTimeout);
	}

	String rank(Priority priority) {
		return Long.toString(this.ageing.score(0, priority));
	}

	String base() {
		return this.keyPrefix + "{" + this.ensemble + "}";
	}

}
