package io.ensemble.docs;

import java.time.Duration;

import io.ensemble.test.contract.ResultStoreContract;
import io.ensemble.test.contract.StoreFixture;
import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.simple.SimpleWorkStore;

/**
 * The suite of docs/writing-a-transport.md.
 */
// tag::suite[]
class OwnResultStoreTests extends ResultStoreContract {

	@Override
	protected StoreFixture open() {
		return new OwnStoreFixture();
	}

	static class OwnStoreFixture implements StoreFixture {

		private final VirtualTime time = new VirtualTime();

		private final SimpleWorkStore store = new SimpleWorkStore(this.time, Ageing.DEFAULT, RESULT_TTL, TOMBSTONE_TTL);

		@Override
		public WorkQueue queue() {
			return this.store;
		}

		@Override
		public ResultStore results() {
			return this.store;
		}

		@Override
		public void advance(Duration duration) {
			this.time.advance(duration);
		}

	}

}
// end::suite[]
