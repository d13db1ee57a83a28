package io.ensemble.engine.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;

/**
 * What happened to each piece of work so far, for those who come late. Remembers a
 * bounded number of progress reports per request, and finished work for a while; of what
 * went without incident, no more than its last record and three numbers.
 */
public class WorkHistory implements Consumer<WorkEvent> {

	private final ConcurrentMap<WorkKey, Past> past = new ConcurrentHashMap<>();

	private final Queue<WorkRecord> finished = new ConcurrentLinkedQueue<>();

	private final Duration retention;

	/**
	 * Create an empty history.
	 * @param retention how long finished work is remembered
	 */
	public WorkHistory(Duration retention) {
		this.retention = retention;
	}

	@Override
	public void accept(WorkEvent event) {
		if (event instanceof WorkEvent.Changed changed) {
			WorkRecord record = changed.record();
			Past known = add(record.key(), event);
			if (record.status().isFinal()) {
				this.past.replace(record.key(), known, known.ended());
				this.finished.add(record);
			}
		}
		else if (event instanceof WorkEvent.Progressed progressed) {
			add(progressed.record().key(), event);
		}
		forget(event.at().minus(this.retention));
	}

	/**
	 * What happened to one piece of work.
	 * @param key the work
	 * @return its events, oldest first
	 */
	public List<WorkEvent> of(WorkKey key) {
		Past known = this.past.get(key);
		return (known != null) ? known.events() : List.of();
	}

	private Past add(WorkKey key, WorkEvent event) {
		return this.past.merge(key, new EventfulPast(event), (known, added) -> known.with(event));
	}

	private void forget(Instant before) {
		WorkRecord oldest = this.finished.peek();
		while (oldest != null && endedBefore(oldest, before) && this.finished.remove(oldest)) {
			this.past.remove(oldest.key());
			oldest = this.finished.peek();
		}
	}

	private static boolean endedBefore(WorkRecord record, Instant before) {
		return record.completedAt() != null && record.completedAt().isBefore(before);
	}

}
