package io.ensemble.engine.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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

	private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();

	private final Lock forgetting = new ReentrantLock();

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
				this.ended.add(new Ended(record.key(), event.at()));
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

	// One thread at a time: of two that saw the same oldest one, the second would take
	// away another.
	private void forget(Instant before) {
		if (this.forgetting.tryLock()) {
			try {
				Ended oldest = this.ended.peek();
				while (oldest != null && oldest.at().isBefore(before)) {
					this.ended.remove();
					this.past.remove(oldest.key());
					oldest = this.ended.peek();
				}
			}
			finally {
				this.forgetting.unlock();
			}
		}
	}

	/**
	 * A piece of work that is final.
	 */
	private record Ended(WorkKey key, Instant at) {
	}

}
