package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.transport.lock.LockProvider;

/**
 * Locks to test, and their time. One per test.
 */
public interface LockFixture extends AutoCloseable {

	/**
	 * The locks under test, none of them held at first.
	 * @return the same locks at every call
	 */
	LockProvider locks();

	/**
	 * Move the store's time on. Never by waiting.
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
