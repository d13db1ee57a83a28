package io.ensemble.transport.lock;

import io.ensemble.work.Limits;

import org.springframework.util.Assert;

/**
 * A lock that was granted: what Chubby calls a sequencer.
 *
 * @param name what is locked: 1 to 128 characters of [A-Za-z0-9._-]
 * @param token larger than that of every lock of this name that was granted before.
 * Whatever is protected by the lock refuses a token that is smaller than one it has seen
 */
public record Lock(String name, long token) {

	public Lock {
		requireName(name);
	}

	/**
	 * Refuse what cannot name a lock.
	 * @param name the candidate
	 * @throws IllegalArgumentException if it is not 1 to 128 letters, digits, dots,
	 * dashes and underscores
	 */
	public static void requireName(String name) {
		Assert.isTrue(Limits.isName(name), "The name of a lock must be 1 to 128 characters of [A-Za-z0-9._-]");
	}

}
