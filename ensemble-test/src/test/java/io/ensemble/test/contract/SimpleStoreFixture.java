package io.ensemble.test.contract;

import java.time.Duration;

import io.ensemble.time.VirtualTime;
import io.ensemble.transport.Ageing;
import io.ensemble.transport.ResultStore;
import io.ensemble.transport.RunJournal;
import io.ensemble.transport.WorkQueue;
import io.ensemble.transport.delivery.DeliveryQueue;
import io.ensemble.transport.simple.SimpleWorkStore;

/**
 * The store in memory on virtual time.
 */
class SimpleStoreFixture implements JournalFixture {

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
	public DeliveryQueue deliveries() {
		return this.store.deliveries();
	}

	@Override
	public RunJournal journal() {
		return this.store.journal();
	}

	@Override
	public void advance(Duration duration) {
		this.time.advance(duration);
	}

}
