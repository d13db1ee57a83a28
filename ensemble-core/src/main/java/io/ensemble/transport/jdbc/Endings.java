package io.ensemble.transport.jdbc;

import io.ensemble.transport.jdbc.database.Session;
import io.ensemble.transport.jdbc.delivery.DeliveryTable;
import io.ensemble.transport.jdbc.journal.JournalTable;
import io.ensemble.transport.jdbc.table.QueueTable;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;

/**
 * What belongs to the end of work, in the same transaction: its journal is dropped, and
 * its delivery registered.
 */
final class Endings {

	private final DeliveryTable deliveries = new DeliveryTable();

	private final JournalTable journals = new JournalTable();

	private final QueueTable numbers;

	Endings(QueueTable numbers) {
		this.numbers = numbers;
	}

	void ended(Session session, WorkRecord record) {
		if (record.status() != WorkStatus.DEAD) {
			discarded(session, record.key());
		}
		if (record.request().delivery().travels()) {
			this.deliveries.register(session, record.key(), this.numbers.number(session));
		}
	}

	void discarded(Session session, WorkKey key) {
		this.journals.drop(session, key);
	}

	void sweep(Session session) {
		this.deliveries.forget(session);
	}

	boolean isDeliveryDue(Session session) {
		return this.deliveries.isAnyDue(session);
	}

}
