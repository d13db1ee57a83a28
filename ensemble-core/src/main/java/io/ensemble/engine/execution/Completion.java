package io.ensemble.engine.execution;

import io.ensemble.engine.ServiceTimes;
import io.ensemble.engine.delivery.ResultDelivery;
import io.ensemble.engine.event.WorkEvents;
import io.ensemble.work.WorkRecord;
import io.ensemble.work.WorkStatus;

/**
 * What follows once work is final, whoever ended it: it is told, learned from and
 * delivered.
 */
public class Completion {

	private final WorkEvents events;

	private final ServiceTimes serviceTimes;

	private final ResultDelivery delivery;

	/**
	 * Create with those who have to know.
	 * @param events is told
	 * @param serviceTimes learns
	 * @param delivery delivers
	 */
	public Completion(WorkEvents events, ServiceTimes serviceTimes, ResultDelivery delivery) {
		this.events = events;
		this.serviceTimes = serviceTimes;
		this.delivery = delivery;
	}

	/**
	 * Work ended.
	 * @param record the final record
	 */
	public void completed(WorkRecord record) {
		if (record.status() == WorkStatus.COMPLETED || record.status() == WorkStatus.FAILED) {
			if (record.startedAt() != null) {
				this.serviceTimes.record(record.request().task(), record.duration());
			}
		}
		this.events.changed(record);
		this.delivery.deliver(record);
	}

}
