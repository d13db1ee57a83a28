package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.transport.ResultCache;

/**
 * A cache to test, and its time. One per test.
 */
public interface CacheFixture extends AutoCloseable {

	/** How long outputs are kept. */
	Duration TTL = Duration.ofHours(1);

	/**
	 * The cache under test, empty at first.
	 * @return the same cache at every call
	 */
	ResultCache cache();

	/**
	 * Move the cache's time on. Never by waiting.
	 * @param duration how far
	 */
	void advance(Duration duration);

	/**
	 * Give everything free after the test.
	 */
	@Override
	default void close() {
	}

}
