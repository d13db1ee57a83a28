package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.memory.MemoryStore;
import io.ensemble.transport.simple.local.SimpleMemoryStore;

class SimpleMemoryStoreTests extends MemoryStoreContract {

	@Override
	protected MemoryFixture open() {
		VirtualTime time = new VirtualTime();
		SimpleMemoryStore memory = new SimpleMemoryStore(time, MemoryFixture.LIMITS);
		return new MemoryFixture() {

			@Override
			public MemoryStore memory() {
				return memory;
			}

			@Override
			public void advance(Duration duration) {
				time.advance(duration);
			}

		};
	}

}
