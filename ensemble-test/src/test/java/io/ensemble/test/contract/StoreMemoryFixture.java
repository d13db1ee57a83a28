package io.ensemble.test.contract;

import java.time.Duration;
import java.util.function.Supplier;

import io.ensemble.transport.memory.MemoryStore;

/**
 * The shared memory of a store, on the time of the store.
 *
 * @param store is closed with the memory
 * @param memory the memory
 * @param another opens the memory of another store over the same data
 * @param increments how often the test of a counter counts
 */
record StoreMemoryFixture(StoreFixture store, MemoryStore memory, Supplier<MemoryStore> another,
		int increments) implements MemoryFixture {

	@Override
	public MemoryStore elsewhere() {
		return this.another.get();
	}

	@Override
	public void advance(Duration duration) {
		this.store.advance(duration);
	}

	@Override
	public void close() {
		this.store.close();
	}

}
