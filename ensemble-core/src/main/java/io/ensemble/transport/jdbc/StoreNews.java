package io.ensemble.transport.jdbc;

import io.ensemble.transport.notification.AvailabilityListeners;
import io.ensemble.transport.notification.FinalWaiters;
import io.ensemble.work.WorkRecord;

/**
 * Who is to be told of what a step changed, once its transaction is over.
 */
class StoreNews {

	private final AvailabilityListeners listeners = new AvailabilityListeners();

	private final FinalWaiters waiters = new FinalWaiters();

	AvailabilityListeners listeners() {
		return this.listeners;
	}

	FinalWaiters waiters() {
		return this.waiters;
	}

	void available() {
		this.listeners.tell();
	}

	void ended(WorkRecord record) {
		this.waiters.take(record.key()).forEach((waiter) -> waiter.complete(record));
	}

}
