package io.ensemble.autoconfigure.web.stream;

import java.util.function.Supplier;

import io.ensemble.autoconfigure.web.work.WorkDescriptions;
import io.ensemble.protocol.http.HttpJson;
import io.ensemble.protocol.http.WorkBody;
import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkRecord;

/**
 * Writes the events of work as server-sent events.
 *
 * @param json writes bodies
 * @param descriptions describes work
 * @param ids names the events of this process
 */
record EventText(HttpJson json, WorkDescriptions descriptions, EventIds ids) {

	private static final String PROGRESS = "progress";

	/**
	 * A comment that keeps the connection alive and finds out whether it is.
	 */
	static final String HEARTBEAT = ":\n\n";

	/**
	 * Write an event.
	 * @param sequence its place among the events of this process
	 * @param event the event
	 * @param record the work at that moment
	 * @param current whether the work still stands so
	 * @return the text, once it is needed
	 */
	Supplier<String> of(long sequence, WorkEvent event, WorkRecord record, boolean current) {
		String id = "id: " + this.ids.of(sequence) + "\n";
		return (event instanceof WorkEvent.Progressed progressed)
				? () -> id + this.json.event(PROGRESS, state(record, current).withProgress(progressed.progress()))
				: () -> id + this.json.event(record.status().name(), state(record, current));
	}

	/**
	 * Write how work stands that this process heard nothing of.
	 * @param record the work
	 * @return the text, once it is needed
	 */
	Supplier<String> of(WorkRecord record) {
		return () -> this.json.event(record.status().name(), state(record, true));
	}

	private WorkBody.State state(WorkRecord record, boolean current) {
		return current ? this.descriptions.now(record).toCompletableFuture().join() : this.descriptions.then(record);
	}

}
