package io.ensemble.engine.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;

/**
 * What happened to each piece of work so far, for those who come late. Remembers a
 * bounded number of progress reports per request, and finished work for a while.
 */
public class WorkHistory implements Consumer<WorkEvent> {

	private static final int MAX_EVENTS = 256;

	private final ConcurrentMap<WorkKey, List<WorkEvent>> events = new ConcurrentHashMap<>();

	private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();

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
			add(changed.record().key(), event);
			if (changed.record().status().isFinal()) {
				this.finished.add(new Finished(changed.record().key(), event.at()));
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
		List<WorkEvent> known = this.events.getOrDefault(key, List.of());
		synchronized (known) {
			return List.copyOf(known);
		}
	}

	private void add(WorkKey key, WorkEvent event) {
		List<WorkEvent> known = this.events.computeIfAbsent(key, (added) -> new ArrayList<>(3));
		synchronized (known) {
			if (event instanceof WorkEvent.Changed || known.size() < MAX_EVENTS) {
				known.add(event);
			}
		}
	}

	private void forget(Instant before) {
		Finished oldest = this.finished.peek();
		while (oldest != null && oldest.at().isBefore(before) && this.finished.remove(oldest)) {
			this.events.remove(oldest.key());
			oldest = this.finished.peek();
		}
	}

	private record Finished(WorkKey key, Instant at) {
	}

}
