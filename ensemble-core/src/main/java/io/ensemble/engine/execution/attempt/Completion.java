package io.ensemble.engine.execution.attempt;

import io.ensemble.engine.Deliveries;
import io.ensemble.engine.ServiceTimes;
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

	private final Deliveries deliveries;

	/**
	 * Create with those who have to know.
	 * @param events is told
	 * @param serviceTimes learns
	 * @param deliveries take its result on
	 */
	public Completion(WorkEvents events, ServiceTimes serviceTimes, Deliveries deliveries) {
		this.events = events;
		this.serviceTimes = serviceTimes;
		this.deliveries = deliveries;
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
		if (record.request().delivery().travels()) {
			this.deliveries.registration().accept(record);
		}
	}

}
