package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.transport.memory.MemoryLimits;
import io.ensemble.transport.memory.MemoryStore;

/**
 * A shared memory to test, and its time. One per test.
 */
public interface MemoryFixture extends AutoCloseable {

	/** What the memory keeps at most. */
	MemoryLimits LIMITS = new MemoryLimits(100_000, 25);

	/**
	 * The memory under test, empty at first, with {@link #LIMITS}.
	 * @return the same memory at every call
	 */
	MemoryStore memory();

	/**
	 * The memory as another process sees it, or the same one after a restart.
	 * @return another object over the same data; the same object if the memory does not
	 * outlive its process
	 */
	default MemoryStore elsewhere() {
		return memory();
	}

	/**
	 * Move the store's time on. Never by waiting.
	 * @param duration how far
	 */
	void advance(Duration duration);

	/**
	 * How often the test of a counter counts.
	 * @return ten thousand; less only where that takes longer than seconds
	 */
	default int increments() {
		return 10_000;
	}

	/**
	 * Give everything free after the test.
	 */
	@Override
	default void close() {
	}

}
