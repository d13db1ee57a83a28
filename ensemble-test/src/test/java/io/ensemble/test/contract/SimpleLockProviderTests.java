package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.lock.LockProvider;
import io.ensemble.transport.simple.local.SimpleLockProvider;

class SimpleLockProviderTests extends LockProviderContract {

	@Override
	protected LockFixture open() {
		VirtualTime time = new VirtualTime();
		SimpleLockProvider locks = new SimpleLockProvider(time);
		return new LockFixture() {

			@Override
			public LockProvider locks() {
				return locks;
			}

			@Override
			public void advance(Duration duration) {
				time.advance(duration);
			}

		};
	}

}
