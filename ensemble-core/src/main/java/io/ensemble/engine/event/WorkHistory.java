package io.ensemble.engine.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.ensemble.work.WorkEvent;
import io.ensemble.work.WorkKey;
import io.ensemble.work.WorkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What happened to each piece of work in this process so far, for those who come late.
 * Remembers a bounded number of progress reports per request; of what went without
 * incident, no more than its last record and three numbers. Work to which nothing
 * happened for a while is forgotten, finished or not, as its end may be told elsewhere;
 * and what has been quiet for longest is forgotten when there is too much of all.
 */
public class WorkHistory implements Consumer<WorkEvent> {

	private static final long CAPACITY = 32L << 20;

	private final Map<WorkKey, Entry> quietestFirst = new LinkedHashMap<>();

	private final Lock lock = new ReentrantLock();

	private final Duration retention;

	private final long capacity;

	private long size;

	/**
	 * Create an empty history of some dozens of megabytes at most.
	 * @param retention how long work is remembered after the last that happened to it
	 */
	public WorkHistory(Duration retention) {
		this(retention, CAPACITY);
	}

	/**
	 * Create an empty history.
	 * @param retention how long work is remembered after the last that happened to it
	 * @param capacity how much is remembered at most, in characters
	 */
	WorkHistory(Duration retention, long capacity) {
		this.retention = retention;
		this.capacity = capacity;
	}

	@Override
	public void accept(WorkEvent event) {
		WorkRecord record = record(event);
		this.lock.lock();
		try {
			if (record != null) {
				add(record, event);
			}
			forget(event.at().minus(this.retention));
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What happened to one piece of work.
	 * @param key the work
	 * @return its events, oldest first; empty if they are not known, or not any more
	 */
	public List<WorkEvent> of(WorkKey key) {
		this.lock.lock();
		try {
			Entry known = this.quietestFirst.get(key);
			return (known != null) ? known.past().events() : List.of();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void add(WorkRecord record, WorkEvent event) {
		Entry known = this.quietestFirst.remove(record.key());
		this.size -= (known != null) ? known.past().size() : 0;
		Past past = (known != null) ? known.past().with(event) : new EventfulPast(event);
		if (event instanceof WorkEvent.Changed && record.status().isFinal()) {
			past = past.ended();
		}
		this.size += past.size();
		this.quietestFirst.put(record.key(), new Entry(past, event.at()));
	}

	private void forget(Instant before) {
		Iterator<Entry> entries = this.quietestFirst.values().iterator();
		while (entries.hasNext()) {
			Entry quietest = entries.next();
			if (this.size <= this.capacity && !quietest.last().isBefore(before)) {
				return;
			}
			entries.remove();
			this.size -= quietest.past().size();
		}
	}

	private static @Nullable WorkRecord record(WorkEvent event) {
		if (event instanceof WorkEvent.Changed changed) {
			return changed.record();
		}
		return (event instanceof WorkEvent.Progressed progressed) ? progressed.record() : null;
	}

	/**
	 * What is remembered of one piece of work.
	 *
	 * @param past what happened
	 * @param last when something happened last
	 */
	private record Entry(Past past, Instant last) {
	}

}
